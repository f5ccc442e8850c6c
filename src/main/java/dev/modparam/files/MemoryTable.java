// SPDX-License-Identifier: Apache-2.0
package dev.modparam.files;

import dev.modparam.text.ByteText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Texts and links by absolute path; each path makes the folders above it. */
final class MemoryTable implements FileTable {

  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();

  /** The names in each folder. */
  private final Map<String, Set<String>> folders = new TreeMap<>();

  MemoryTable(Map<String, String> texts, Map<String, String> links, Set<String> empty) {
    folders.put("/", new TreeSet<>());
    texts.forEach((path, text) -> files.put(add(path), ByteText.encode(text)));
    links.forEach((path, target) -> this.links.put(add(path), target));
    empty.forEach(path -> addFolder(FilePaths.collapse("/" + path)));
  }

  private String add(String path) {
    String file = FilePaths.collapse("/" + path);
    addToFolder(file);
    return file;
  }

  private void addToFolder(String path) {
    int slash = path.lastIndexOf('/');
    addFolder(slash == 0 ? "/" : path.substring(0, slash)).add(path.substring(slash + 1));
  }

  private Set<String> addFolder(String path) {
    Set<String> known = folders.get(path);
    if (known != null) {
      return known;
    }
    Set<String> names = new TreeSet<>();
    folders.put(path, names);
    addToFolder(path);
    return names;
  }

  @Override
  public Kind kind(String path) {
    if (files.containsKey(path)) {
      return Kind.FILE;
    }
    if (links.containsKey(path)) {
      return Kind.LINK;
    }
    return folders.containsKey(path) ? Kind.FOLDER : Kind.MISSING;
  }

  @Override
  public String linkTarget(String path) {
    return links.getOrDefault(path, "");
  }

  @Override
  public List<String> list(String folder) {
    return List.copyOf(folders.getOrDefault(folder, Set.of()));
  }

  @Override
  public byte[] read(String path, int most) {
    byte[] content = files.getOrDefault(path, new byte[0]);
    return Arrays.copyOf(content, Math.min(content.length, most));
  }

  @Override
  public @Nullable Path onDisk(String path) {
    return null;
  }

  @Override
  public String toString() {
    return files.size() + " files in memory";
  }
}
