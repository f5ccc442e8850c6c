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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a module together from what a C file declares. */
public final class CModule {

  private static final int MOST_CANDIDATES = 256;

  private final SourceFile file;
  private final CNotes notes;
  private final CUnit unit;
  private final CModuleMacros modinfo;
  private final CParams params;

  /** How many more names may be looked for: each takes as long as there are parameters. */
  private int suggestions = 16;

  public CModule(String text) {
    this.file = new SourceFile("", text);
    this.notes = new CNotes(file);
    CMacros macros = new CMacros();
    this.unit = new CUnit(macros);
    this.modinfo = new CModuleMacros(unit, notes);
    this.params = new CParams(file, unit, notes);
    CPreprocessor tokens = new CPreprocessor(new CText(file), macros, notes);
    new CScanner(file, tokens, unit).scan();
  }

  public ModuleDefinition read(String moduleName) {
    for (CInvocation invocation : unit.invocations()) {
      CParamMacro macro = CParamMacro.named(invocation.macro().text());
      if (macro == null) {
        modinfo.read(invocation);
      } else {
        params.read(invocation, macro, modinfo);
      }
    }
    describe();
    ModuleDefinition bare = ModuleDefinition.of(moduleName, parameters());
    ModuleDefinition definition = Tags.on(bare, modinfo.tags());
    if (!Tags.license(modinfo.tags())) {
      notes.add(0, "the file names no licence; the definition keeps GPL");
    }
    return definition;
  }

  /** What the text leaves open, in its order. */
  public List<Note> notes() {
    return notes.sorted();
  }

  /** The strings that the declarations leave in {@code .modinfo}. */
  public List<ModinfoTag> modinfo() {
    return modinfo.modinfo();
  }

  private void describe() {
    Map<String, CModuleMacros.Said> left = new HashMap<>(modinfo.descriptions());
    for (CDraft draft : params.drafts()) {
      CModuleMacros.Said said = left.remove(draft.declaration.name);
      if (said != null) {
        draft.declaration.description = said.text();
        draft.declaration.descriptionAt = said.offset();
      }
    }
    left.forEach(
        (name, said) ->
            notes.add(
                said.offset(),
                "there is no parameter "
                    + Excerpt.of(name)
                    + " for the description "
                    + SourceFile.quote(said.text())
                    + didYouMean(name)));
  }

  private String didYouMean(String name) {
    List<CDraft> drafts = params.drafts();
    if (suggestions == 0 || drafts.size() > MOST_CANDIDATES) {
      return "";
    }
    suggestions--;
    List<String> names = drafts.stream().map(draft -> draft.declaration.name).toList();
    return SourceFile.didYouMean(names, name);
  }

  /** Arrays come first, as the parameters on their counters refer to them. */
  private List<Param<?>> parameters() {
    List<CDraft> drafts = params.drafts();
    @Nullable Param<?>[] made = new Param<?>[drafts.size()];
    Map<String, Param<?>> byVariable = new HashMap<>();
    Map<String, Param<?>> byCounter = new HashMap<>();
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
      CDraft draft, Map<String, Param<?>> byVariable, Map<String, Param<?>> byCounter) {
    Declaration declaration = draft.declaration;
    Param<?> same = draft.variable == null ? null : byVariable.get(draft.variable);
    Param<?> counted = draft.counter == null ? null : byCounter.get(draft.counter);
    boolean together = draft.counter == null || same == counted;
    if (same != null && together && sameElements(same, declaration)) {
      return declaration.decorate(same.sharedAs(declaration.name), file);
    }
    noteSharing(draft, counted, "the counter " + draft.counter);
    noteSharing(draft, same, "the variable " + draft.variable);
    Param<?> param = declaration.toParam(file);
    if (draft.counter != null) {
      byCounter.putIfAbsent(draft.counter, param);
    }
    if (draft.variable != null) {
      byVariable.putIfAbsent(draft.variable, param);
    }
    return param;
  }

  private void noteSharing(CDraft draft, @Nullable Param<?> other, String what) {
    if (other != null) {
      Declaration declaration = draft.declaration;
      notes.add(
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
      CDraft draft, Map<String, Param<?>> byVariable, Map<String, Param<?>> byCounter) {
    Declaration declaration = draft.declaration;
    if (draft.variable == null) {
      return declaration.toParam(file);
    }
    Param<?> array = byCounter.get(draft.variable);
    if (array != null && declaration.type.equals(ParamTypes.UINT)) {
      return declaration.decorate(counterOf(declaration.name, array), file);
    }
    noteSharing(draft, array, "the variable " + draft.variable);
    Param<?> same = byVariable.get(draft.variable);
    if (same != null && same.type().equals(declaration.type)) {
      return declaration.decorate(same.sharedAs(declaration.name), file);
    }
    noteSharing(draft, same, "the variable " + draft.variable);
    Param<?> param = declaration.toParam(file);
    byVariable.putIfAbsent(draft.variable, param);
    return param;
  }

  /** Whether two arrays over one variable and one counter, or none, are the same. */
  private static boolean sameElements(Param<?> one, Declaration other) {
    return one.type() instanceof ArrayType<?> array
        && other.type instanceof ArrayType<?> second
        && array.element().equals(second.element())
        && array.isCounted() == second.isCounted();
  }

  @SuppressWarnings("unchecked") // the parameter of an array is a list
  private static Param<Long> counterOf(String name, Param<?> array) {
    return Param.counterOf(name, (Param<List<Object>>) array);
  }
}
