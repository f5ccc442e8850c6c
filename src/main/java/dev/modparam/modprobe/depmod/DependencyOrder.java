// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.depmod;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts modules before those that they need, and so finds the lines of {@code modules.dep}, as
 * {@code depmod_calculate_dependencies} does.
 */
public final class DependencyOrder {

  private final Map<String, List<String>> direct;
  private final Map<String, Integer> order = new HashMap<>();

  private DependencyOrder(Map<String, List<String>> direct) {
    this.direct = direct;
    Map<String, Integer> users = new HashMap<>();
    direct.values().forEach(needed -> needed.forEach(name -> users.merge(name, 1, Integer::sum)));
    Deque<String> free = new ArrayDeque<>();
    for (String name : direct.keySet()) {
      if (!users.containsKey(name)) {
        free.push(name);
      }
    }
    while (!free.isEmpty()) {
      String name = free.pop();
      order.put(name, order.size());
      for (String needed : direct.getOrDefault(name, List.of())) {
        if (users.merge(needed, -1, Integer::sum) == 0) {
          free.push(needed);
        }
      }
    }
  }

  /**
   * Sorts modules.
   *
   * @param direct what each module names itself; all names are keys
   * @throws IllegalArgumentException if modules need each other
   */
  public static DependencyOrder of(Map<String, List<String>> direct) {
    DependencyOrder order = new DependencyOrder(direct);
    if (order.order.size() < direct.size()) {
      throw new IllegalArgumentException(
          "modules depend on each other: " + String.join(" -> ", order.cycle()));
    }
    return order;
  }

  /** Finds the modules that need each other, and what these need. */
  static Set<String> cyclic(Map<String, List<String>> direct) {
    return new DependencyOrder(direct).cyclic();
  }

  private Set<String> cyclic() {
    Set<String> names = new LinkedHashSet<>(direct.keySet());
    names.removeAll(order.keySet());
    return names;
  }

  /** Follows modules that were never free: each is needed by another such module. */
  private List<String> cycle() {
    Map<String, String> userOf = new HashMap<>();
    for (String user : cyclic()) {
      direct.getOrDefault(user, List.of()).forEach(name -> userOf.put(name, user));
    }
    String name = cyclic().iterator().next();
    Set<String> seen = new LinkedHashSet<>();
    while (seen.add(name)) {
      name = userOf.getOrDefault(name, name);
    }
    List<String> path = new ArrayList<>(seen);
    List<String> backwards = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
    backwards.add(name);
    Collections.reverse(backwards);
    return backwards;
  }

  /** Returns all modules that one needs, those that need others first. */
  public List<String> line(String module) {
    if (direct.getOrDefault(module, List.of()).isEmpty()) {
      return List.of();
    }
    Set<String> all = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(direct.getOrDefault(module, List.of()));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (all.add(name)) {
        open.addAll(direct.getOrDefault(name, List.of()));
      }
    }
    return all.stream()
        .sorted(Comparator.comparingInt(name -> order.getOrDefault(name, 0)))
        .toList();
  }
}
