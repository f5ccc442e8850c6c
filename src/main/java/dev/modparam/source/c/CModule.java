// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.input.Note;
import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.text.Declaration;
import dev.modparam.source.text.SourceFile;
import dev.modparam.source.text.Tags;
import dev.modparam.text.Excerpt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts a module together from what a C file declares. */
public final class CModule {

  private static final int MOST_FILES = 256;
  private static final int MOST_CANDIDATES = 256;

  private final String name;
  private final CHeaders headers;
  private final Set<String> included = new HashSet<>();
  private final List<CFile> files = new ArrayList<>();
  private final List<CDraft> drafts = new ArrayList<>();
  private final List<ModinfoTag> tags = new ArrayList<>();

  /** How many more names may be looked for: each takes as long as there are parameters. */
  private int suggestions = 16;

  /**
   * Begins a module.
   *
   * @param headers what the files may be read with besides their own text
   */
  public CModule(String name, CHeaders headers) {
    this.name = name;
    this.headers = headers;
  }

  /**
   * Adds a file of the module; what it refers to may be in files that are added later.
   *
   * @param folder where the file is; null for a text
   */
  public void add(SourceFile file, @Nullable Path folder) {
    add(file, folder, CScope.given(headers));
  }

  private void add(SourceFile file, @Nullable Path folder, CScope around) {
    CHeader outline = headers.outline(file, folder);
    List<String> names = outline.names();
    CScope scope = around.within(headers.found(names, folder));
    Set<String> followed = new HashSet<>();
    for (String include : names) {
      CHeader code = include.endsWith(".c\"") ? headers.find(include, folder) : null;
      if (code != null && files.size() < MOST_FILES && included.add(code.file().name())) {
        followed.add(include);
        add(code.file(), code.folder(), scope.with(outline.macros()));
      }
    }
    files.add(new CFile(file, name, scope, followed));
  }

  /** Reads the files together. */
  public ModuleDefinition definition() {
    for (CFile file : files) {
      files.stream()
          .filter(other -> other != file)
          .forEach(other -> file.unit().addOther(other.unit()));
    }
    files.forEach(CFile::read);
    files.forEach(this::merge);
    describe();
    ModuleDefinition bare = ModuleDefinition.of(name, parameters());
    if (!Tags.license(tags) && !files.isEmpty()) {
      files.get(0).notes().add(0, "the file names no licence; the definition keeps GPL");
    }
    return Tags.on(bare, tags);
  }

  private void merge(CFile file) {
    tags.addAll(file.modinfo().tags());
    for (CDraft draft : file.drafts()) {
      if (drafts.stream().anyMatch(other -> other.file != draft.file && sameName(other, draft))) {
        String left = "another file declares parameter " + draft.name + "; this one is left out";
        file.notes().add(draft.declaration.offset, left);
      } else {
        drafts.add(draft);
      }
    }
  }

  private static boolean sameName(CDraft one, CDraft other) {
    return one.declaration.name.equals(other.declaration.name);
  }

  /** What the text leaves open, in its order. */
  public List<Note> notes() {
    return files.stream().flatMap(file -> file.notes().sorted().stream()).toList();
  }

  /** The strings that the declarations leave in {@code .modinfo}. */
  public List<ModinfoTag> modinfo() {
    return files.stream().flatMap(file -> file.modinfo().modinfo().stream()).toList();
  }

  /** What is said of each parameter, with the file that says it. */
  public Map<Declaration, SourceFile> declarations() {
    Map<Declaration, SourceFile> result = new LinkedHashMap<>();
    drafts.forEach(draft -> result.put(draft.declaration, draft.file));
    return result;
  }

  private void describe() {
    Map<String, CModuleMacros.Said> left = new LinkedHashMap<>();
    for (CFile file : files) {
      file.modinfo().descriptions().forEach(left::putIfAbsent);
    }
    for (CDraft draft : drafts) {
      CModuleMacros.Said said = left.remove(draft.name);
      if (said != null) {
        draft.declaration.description = said.text();
        draft.declaration.descriptionAt = draft.declaration.offset;
      }
    }
    left.forEach(
        (described, said) ->
            said.notes()
                .add(
                    said.offset(),
                    "there is no parameter "
                        + Excerpt.of(described)
                        + " for the description "
                        + SourceFile.quote(String.valueOf(said.text()))
                        + didYouMean(described)));
  }

  private String didYouMean(String described) {
    if (suggestions == 0 || drafts.size() > MOST_CANDIDATES) {
      return "";
    }
    suggestions--;
    List<String> names = drafts.stream().map(draft -> draft.name).toList();
    return SourceFile.didYouMean(names, described);
  }

  /** Arrays come first, as the parameters on their counters refer to them. */
  private List<Param<?>> parameters() {
    @Nullable Param<?>[] made = new Param<?>[drafts.size()];
    Map<CDraft.Key, Param<?>> byVariable = new HashMap<>();
    Map<CDraft.Key, Param<?>> byCounter = new HashMap<>();
    for (int i = 0; i < made.length; i++) {
      CDraft draft = drafts.get(i);
      if (draft.declaration.type instanceof ArrayType) {
        made[i] = array(draft, byVariable, byCounter);
      }
    }
    for (int i = 0; i < made.length; i++) {
      if (made[i] == null) {
        made[i] = other(drafts.get(i), byVariable, byCounter);
      }
    }
    return new ArrayList<>(Arrays.stream(made).map(Objects::requireNonNull).toList());
  }

  private Param<?> array(
      CDraft draft, Map<CDraft.Key, Param<?>> byVariable, Map<CDraft.Key, Param<?>> byCounter) {
    Declaration declaration = draft.declaration;
    Param<?> same = draft.variable == null ? null : byVariable.get(draft.variableKey());
    Param<?> counted = draft.counter == null ? null : byCounter.get(draft.counterKey());
    boolean together = draft.counter == null || same == counted;
    if (same != null && together && sameElements(same, declaration)) {
      return sharing(draft, alias -> same.sharedAs(alias));
    }
    noteSharing(draft, counted, "the counter " + draft.counter);
    noteSharing(draft, same, "the variable " + draft.variable);
    Param<?> param = declaration.toParam(draft.file);
    if (draft.counter != null) {
      byCounter.putIfAbsent(draft.counterKey(), param);
    }
    if (draft.variable != null) {
      byVariable.putIfAbsent(draft.variableKey(), param);
    }
    return param;
  }

  private void noteSharing(CDraft draft, @Nullable Param<?> other, String what) {
    if (other != null) {
      Declaration declaration = draft.declaration;
      draft.notes.add(
          declaration.offset,
          "parameters "
              + other.name()
              + " and "
              + declaration.name
              + " share "
              + what
              + " in different ways; here each has its own");
    }
  }

  private Param<?> other(
      CDraft draft, Map<CDraft.Key, Param<?>> byVariable, Map<CDraft.Key, Param<?>> byCounter) {
    Declaration declaration = draft.declaration;
    if (draft.variable == null) {
      return declaration.toParam(draft.file);
    }
    Param<?> array = byCounter.get(draft.variableKey());
    if (array != null && declaration.type.equals(ParamTypes.UINT)) {
      return sharing(draft, alias -> counterOf(alias, array));
    }
    noteSharing(draft, array, "the variable " + draft.variable);
    Param<?> same = byVariable.get(draft.variableKey());
    if (same != null && same.type().equals(declaration.type)) {
      return sharing(draft, alias -> same.sharedAs(alias));
    }
    noteSharing(draft, same, "the variable " + draft.variable);
    Param<?> param = declaration.toParam(draft.file);
    byVariable.putIfAbsent(draft.variableKey(), param);
    return param;
  }

  /** Whether two arrays over one variable and one counter, or none, are the same. */
  private static boolean sameElements(Param<?> one, Declaration other) {
    return one.type() instanceof ArrayType<?> array
        && other.type instanceof ArrayType<?> second
        && array.element().equals(second.element())
        && array.isCounted() == second.isCounted();
  }

  /** Makes a parameter on the variable of another one. */
  private static Param<?> sharing(CDraft draft, Function<String, Param<?>> maker) {
    return draft.declaration.sharing(maker, draft.file);
  }

  @SuppressWarnings("unchecked") // the parameter of an array is a list
  private static Param<Long> counterOf(String name, Param<?> array) {
    return Param.counterOf(name, (Param<List<Object>>) array);
  }
}
