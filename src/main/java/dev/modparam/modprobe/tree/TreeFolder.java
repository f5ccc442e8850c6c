// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.files.FilePaths;
import dev.modparam.files.FileRoot;
import dev.modparam.input.Note;
import dev.modparam.modprobe.depmod.DepmodConfig;
import dev.modparam.modprobe.depmod.DepmodIndexes;
import dev.modparam.modprobe.depmod.DepmodLog;
import dev.modparam.modprobe.depmod.TreePlace;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
      notes = make(files);
    }
    TreeContent content = TreeIndexes.parse(directory, files, this::declaration);
    content.notes.addAll(notes);
    return new ModuleTree(content);
  }

  /** Makes the indexes as depmod does, whatever the folder holds. */
  Map<String, String> indexTexts() throws IOException {
    return indexes(new IndexNotes(directory)).texts(DepmodIndexes.Binary.NONE);
  }

  /** Makes the indexes as depmod does, if there is something to put in. */
  private List<Note> make(Map<String, String> files) throws IOException {
    IndexNotes notes = new IndexNotes(directory);
    DepmodIndexes indexes = indexes(notes);
    if (indexes.isEmpty()) {
      throw new NoSuchFileException(directory, null, "no modules.dep and no module file");
    }
    files.putAll(indexes.texts(DepmodIndexes.Binary.NONE));
    return notes.list();
  }

  private DepmodIndexes indexes(DepmodLog log) throws IOException {
    DepmodIndexes indexes =
        new DepmodIndexes(
            new TreePlace(root, inside, directory),
            DepmodConfig.of(List.of(), FilePaths.baseName(directory), log),
            log);
    indexes.readAll();
    if (!indexes.link(Set.of(), false)) {
      log.error(
          "modules that need each other, and what these need, count as if they needed nothing");
    }
    return indexes;
  }

  /** An absolute path in an index is meant as one below the folder's own path, if it is. */
  private ModuleContent declaration(String file, Supplier<List<String>> needed) {
    String own = directory + "/";
    String below = file.startsWith(own) ? file.substring(own.length()) : file;
    String path = below.startsWith("/") ? below : inside + "/" + below;
    return new FileContent(root, path, needed);
  }
}
