// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.files.FileRoot;
import dev.modparam.input.Note;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
    List<Note> notes = List.of();
    if (!files.containsKey(TreeIndexes.DEPENDENCIES)) {
      DepmodIndexes indexes = new DepmodIndexes(root, inside, directory);
      files.putAll(indexes.texts());
      notes = indexes.notes();
    }
    TreeContent content = TreeIndexes.parse(directory, files, this::declaration);
    content.notes.addAll(notes);
    return new ModuleTree(content);
  }

  /** An absolute path in an index is meant as one below the folder's own path, if it is. */
  private ModuleContent declaration(String file, Supplier<List<String>> needed) {
    String own = directory + "/";
    String below = file.startsWith(own) ? file.substring(own.length()) : file;
    String path = below.startsWith("/") ? below : inside + "/" + below;
    return new FileContent(root, path, needed);
  }
}
