// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.files.FileRoot;
import dev.modparam.files.ModuleFolder;
import dev.modparam.input.Location;
import dev.modparam.input.Note;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.ByteText;
import dev.modparam.text.KernelName;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a folder such as {@code /lib/modules/6.12.0}. */
final class TreeFolder {

  /** Real indexes have a few MiB. */
  private static final int LARGEST = 256 << 20;

  private final FileRoot root;
  private final String inside;
  private final String directory;

  /**
   * Makes a reader.
   *
   * @param inside the folder's path in the root
   * @param directory its path as messages name it
   */
  TreeFolder(FileRoot root, String inside, String directory) {
    this.root = root;
    this.inside = inside.equals("/") ? "" : inside;
    this.directory = directory;
  }

  ModuleTree read() throws IOException {
    Map<String, String> files = new HashMap<>();
    for (String name : TreeIndexes.FILES) {
      if (root.kind(inside + "/" + name) == FileRoot.Kind.FILE) {
        files.put(name, ByteText.decode(root.read(inside + "/" + name, LARGEST)));
      }
    }
    TreeContent content = TreeIndexes.parse(directory, files, this::declaration);
    if (!files.containsKey(TreeIndexes.DEPENDENCIES)) {
      addModuleFiles(content);
    }
    return new ModuleTree(content);
  }

  /** An absolute path in an index is meant as one below the folder's own path, if it is. */
  private ModuleContent declaration(String file, Supplier<List<String>> needed) {
    String own = directory + "/";
    String below = file.startsWith(own) ? file.substring(own.length()) : file;
    String path = below.startsWith("/") ? below : inside + "/" + below;
    return new FileContent(root, path, needed);
  }

  /** Does what {@code depmod} would have done. */
  private void addModuleFiles(TreeContent content) throws IOException {
    List<String> found = ModuleFolder.list(root, inside + "/");
    if (found.isEmpty()) {
      throw new NoSuchFileException(directory, null, "no modules.dep and no module file");
    }
    Map<String, String> fileOf = new LinkedHashMap<>();
    found.forEach(file -> fileOf.putIfAbsent(KernelName.ofPath(file), file));
    Map<String, ModuleContent> declarations = new HashMap<>();
    Map<String, List<String>> direct = new LinkedHashMap<>();
    fileOf.forEach(
        (name, file) -> {
          ModuleContent declaration = declaration(file, List::of);
          declarations.put(name, declaration);
          direct.put(name, readInto(content, name, file, declaration));
        });
    direct.values().forEach(needed -> needed.retainAll(fileOf.keySet()));
    for (String name : DependencyOrder.cyclic(direct)) {
      direct.put(name, List.of());
      note(content, fileOf.get(name), "it needs a module that needs it, so no dependency counts");
    }
    DependencyOrder order = DependencyOrder.of(direct);
    fileOf.forEach(
        (name, file) ->
            content.add(
                new TreeModule(
                    directory,
                    file,
                    () -> order.line(name).stream().map(fileOf::get).toList(),
                    declarations.getOrDefault(name, declaration(file, List::of)))));
  }

  /** Adds what a file declares, and returns what it needs itself. */
  private List<String> readInto(
      TreeContent content, String name, String file, ModuleContent declaration) {
    try {
      ModuleDefinition definition = declaration.definition();
      content.addDeclared(name, definition);
      return new ArrayList<>(definition.dependencies());
    } catch (IOException | IllegalArgumentException failure) {
      // depmod says so and goes on; loading it will fail.
      note(content, file, "it is no module that can be read: " + failure.getMessage());
      return new ArrayList<>();
    }
  }

  private void note(TreeContent content, @Nullable String file, String message) {
    content.notes.add(new Note(Location.ofFile(directory + "/" + file), message));
  }
}
