// SPDX-License-Identifier: Apache-2.0
package dev.modparam.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Files of another table, each folder listed once and each name looked at once. Most names that are
 * looked for are not there, and a list of their folder says so for all of them.
 */
final class RememberedTable implements FileTable {

  private final FileTable files;
  private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
  private final Map<String, String> targets = new ConcurrentHashMap<>();

  /** The names in each folder; empty if they cannot be read. */
  private final Map<String, Optional<Set<String>>> names = new ConcurrentHashMap<>();

  RememberedTable(FileTable files) {
    this.files = files;
  }

  @Override
  public Kind kind(String path) throws IOException {
    Kind known = kinds.get(path);
    if (known == null) {
      known = isListed(path) ? files.kind(path) : Kind.MISSING;
      kinds.put(path, known);
    }
    return known;
  }

  /** Whether a name may be there: its folder lists it, or cannot be listed. */
  private boolean isListed(String path) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (name.isEmpty()) {
      return true;
    }
    return names(slash == 0 ? "/" : path.substring(0, slash))
        .map(all -> all.contains(name))
        .orElse(true);
  }

  private Optional<Set<String>> names(String folder) {
    Optional<Set<String>> known = names.get(folder);
    if (known == null) {
      try {
        known = Optional.of(new LinkedHashSet<>(files.list(folder)));
      } catch (IOException unreadable) {
        known = Optional.empty();
      }
      names.put(folder, known);
    }
    return known;
  }

  @Override
  public String linkTarget(String path) throws IOException {
    String known = targets.get(path);
    if (known == null) {
      known = files.linkTarget(path);
      targets.put(path, known);
    }
    return known;
  }

  @Override
  public List<String> list(String folder) throws IOException {
    Optional<Set<String>> known = names(folder);
    return known.isPresent() ? List.copyOf(known.get()) : files.list(folder);
  }

  @Override
  public byte[] read(String path, int most) throws IOException {
    return files.read(path, most);
  }

  @Override
  public @Nullable Path onDisk(String path) {
    return files.onDisk(path);
  }

  @Override
  public String toString() {
    return files.toString();
  }
}
