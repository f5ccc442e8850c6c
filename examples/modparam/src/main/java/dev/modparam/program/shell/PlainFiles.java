// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of a machine that are not files of the kernel: texts by path, in memory. */
final class PlainFiles {

  private static final List<String> FOLDERS =
      List.of("/etc/modprobe.d", "/etc/modules-load.d", "/lib/modules", "/proc", "/root", "/tmp");

  private final TreeMap<String, String> texts = new TreeMap<>();

  Map<String, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  boolean isFile(String path) {
    return texts.containsKey(path);
  }

  boolean isFolder(String path) {
    String inner = path.equals("/") ? "/" : path + "/";
    String next = texts.ceilingKey(inner);
    return next != null && next.startsWith(inner)
        || FOLDERS.stream().anyMatch(folder -> (folder + "/").startsWith(inner));
  }

  String read(String path) {
    return texts.get(path);
  }

  void write(String path, String text) {
    texts.put(path, text);
  }

  void remove(String path) {
    texts.remove(path);
  }

  /** The names in a folder. */
  List<String> names(String folder) {
    String inner = folder.equals("/") ? "/" : folder + "/";
    TreeSet<String> names = new TreeSet<>();
    List<String> all = new ArrayList<>(texts.tailMap(inner).keySet());
    all.addAll(FOLDERS);
    for (String path : all) {
      if (path.startsWith(inner)) {
        int end = path.indexOf('/', inner.length());
        names.add(path.substring(inner.length(), end < 0 ? path.length() : end));
      }
    }
    return List.copyOf(names);
  }
}
