// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which modules of a tree need which: its dependencies backwards, found when somebody asks. */
final class Dependents {

  private final TreeContent content;
  private @Nullable Map<String, List<String>> users;

  Dependents(TreeContent content) {
    this.content = content;
  }

  /** The modules that need one, directly or not, in the order of the tree. */
  List<String> of(String name) {
    Map<String, List<String>> known = users();
    Set<String> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      for (String user : known.getOrDefault(open.pop(), List.of())) {
        if (found.add(user)) {
          open.push(user);
        }
      }
    }
    List<String> sorted = new ArrayList<>(found.size());
    for (String module : found.isEmpty() ? Set.<String>of() : content.modules.keySet()) {
      if (found.contains(module) && !module.equals(name)) {
        sorted.add(module);
      }
    }
    return List.copyOf(sorted);
  }

  private synchronized Map<String, List<String>> users() {
    Map<String, List<String>> made = users;
    if (made == null) {
      made = new HashMap<>();
      for (TreeModule module : content.modules.values()) {
        for (String needed : neededBy(module)) {
          made.computeIfAbsent(needed, key -> new ArrayList<>()).add(module.name());
        }
      }
      users = made;
    }
    return made;
  }

  /** What a module names itself, where that is known, is enough and found sooner. */
  private List<String> neededBy(TreeModule module) {
    List<String> direct = content.direct.get(module.name());
    return direct == null ? module.dependencies() : direct;
  }
}
