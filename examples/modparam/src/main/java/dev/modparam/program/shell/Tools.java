// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commands that there are, and a line about each. */
final class Tools {

  private record Entry(Tool tool, String help) {}

  private final Map<String, Entry> all = new TreeMap<>();

  Tools() {
    KernelTools.addTo(this);
    FileTools.addTo(this);
    FilterTools.addTo(this);
    SessionTools.addTo(this);
    TeachingTools.addTo(this);
  }

  void add(String name, String help, Tool tool) {
    all.put(name, new Entry(tool, help));
  }

  /** Finds a command by its name, or by a path that ends in it. */
  Optional<Tool> find(String name) {
    String last = name.startsWith("/") ? name.substring(name.lastIndexOf('/') + 1) : name;
    return Optional.ofNullable(all.get(last)).map(Entry::tool);
  }

  /** The commands with what they do. */
  Map<String, String> help() {
    Map<String, String> lines = new TreeMap<>();
    all.forEach((name, entry) -> lines.put(name, entry.help()));
    return Collections.unmodifiableMap(lines);
  }
}
