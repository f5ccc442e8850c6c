// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.depmod;

import dev.modparam.files.ModuleFolder;
import dev.modparam.text.KernelName;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the module files that count, and puts them in order. */
final class ModuleSearch {

  private static final int BUCKETS = 512;
  private static final int LARGEST_ORDER = 16 << 20;

  private final TreePlace place;
  private final DepmodConfig config;
  private final DepmodLog log;
  private final Map<String, String> pathByName = new HashMap<>();

  ModuleSearch(TreePlace place, DepmodConfig config, DepmodLog log) {
    this.place = place;
    this.config = config;
    this.log = log;
  }

  /**
   * {@code depmod_modules_search} and {@code depmod_modules_sort}.
   *
   * @return paths as messages name them, in the order of the indexes
   * @throws IOException if the folder of the tree cannot be read
   */
  List<String> all() throws IOException {
    search(place.directory());
    for (String external : config.externals()) {
      try {
        search(external);
      } catch (IOException absent) {
        log.error("could not open directory " + external + ": No such file or directory");
      }
    }
    return sorted();
  }

  /** The same for files that were named; all count. */
  List<String> of(List<String> paths) {
    paths.forEach(path -> pathByName.putIfAbsent(KernelName.ofPath(path), path));
    return sorted();
  }

  private void search(String folder) throws IOException {
    String inside = place.inside(folder);
    for (String file : ModuleFolder.list(place.root(), inside, Set.copyOf(config.excludes()))) {
      String path = folder + "/" + file;
      String name = KernelName.ofPath(path);
      String old = pathByName.get(name);
      if (old == null || !config.keeps(place.directory(), old, path)) {
        pathByName.put(name, path);
      }
    }
  }

  private List<String> sorted() {
    Map<String, String> byUnpacked = new HashMap<>();
    pathByName.values().forEach(path -> byUnpacked.put(unpacked(path), path));
    Set<String> sorted = new LinkedHashSet<>();
    for (String line : order()) {
      String path = byUnpacked.get(line);
      if (path != null) {
        sorted.add(path);
      }
    }
    KmodHash.order(pathByName, BUCKETS).forEach(entry -> sorted.add(entry.getValue()));
    return List.copyOf(sorted);
  }

  /** Returns a path as {@code modules.order} has it: below the tree, and as if it ended in .ko. */
  private String unpacked(String path) {
    String shown = place.shown(path);
    int end = shown.lastIndexOf('/') + 1 + KernelName.ofPath(path).length() + ".ko".length();
    return shown.substring(0, Math.min(end, shown.length()));
  }

  private List<String> order() {
    String text = place.read("modules.order", LARGEST_ORDER, log);
    if (text == null || text.isEmpty()) {
      return List.of();
    }
    if (!text.endsWith("\n")) {
      log.error(
          place.directory()
              + "/modules.order:"
              + text.lines().count()
              + " corrupted line misses '\\n'");
      return List.of();
    }
    return text.lines().toList();
  }
}
