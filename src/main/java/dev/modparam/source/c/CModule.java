// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.input.Note;
import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.text.Declaration;
import dev.modparam.source.text.SourceFile;
import dev.modparam.source.text.Tags;
import dev.modparam.text.Excerpt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Map<String, SourceFile> declared = new HashMap<>();
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
      CHeader code = CHeaders.isCode(include) ? headers.find(include, folder) : null;
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
    ModuleDefinition bare = ModuleDefinition.of(name, new CSharing(drafts).parameters());
    if (!Tags.license(tags) && !files.isEmpty()) {
      files.get(0).notes().add(0, "the file names no licence; the definition keeps GPL");
    }
    return Tags.on(bare, tags);
  }

  private void merge(CFile file) {
    tags.addAll(file.modinfo().tags());
    for (CDraft draft : file.drafts()) {
      SourceFile other = declared.putIfAbsent(draft.declaration.name, draft.file);
      if (other != null && other != draft.file) {
        String left = "another file declares parameter " + draft.name + "; this one is left out";
        file.notes().add(draft.declaration.offset, left);
      } else {
        drafts.add(draft);
      }
    }
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
}
