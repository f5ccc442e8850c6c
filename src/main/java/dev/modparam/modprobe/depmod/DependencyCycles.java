// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.depmod;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports modules that need each other: {@code depmod_report_cycles}. */
final class DependencyCycles {

  /** How many modules are looked at, along all ways; where kmod would go on, the report ends. */
  private static final int MOST_STEPS = 200_000;

  /** A module on the way from the one where a walk began. */
  private record Step(String module, @Nullable Step before) {}

  private final Map<String, List<String>> needs;
  private final DepmodLog log;
  private final Set<String> visited = new HashSet<>();
  private final Set<String> inCycles = new HashSet<>();
  private int steps;

  DependencyCycles(Map<String, List<String>> needs, DepmodLog log) {
    this.needs = needs;
    this.log = log;
  }

  /**
   * Walks from one module after the other.
   *
   * @param cyclic those that need each other, and all that these need, in the order of the indexes
   */
  void report(Set<String> cyclic) {
    Ring open = new Ring(cyclic);
    while (!open.isEmpty() && steps < MOST_STEPS) {
      String root = open.first();
      open.remove(root);
      walk(root, open);
    }
    log.error("Found " + inCycles.size() + " modules in dependency cycles!");
  }

  private void walk(String root, Ring open) {
    Deque<Step> stack = new ArrayDeque<>();
    stack.push(new Step(root, null));
    while (!stack.isEmpty() && steps++ < MOST_STEPS) {
      Step step = stack.pop();
      String module = step.module();
      if (visited.contains(module) && module.equals(root)) {
        reportOne(step, open);
        continue;
      }
      if (isBefore(step)) {
        continue; // A circle next to the one that is walked: kmod would never leave it.
      }
      visited.add(module);
      List<String> needed = needs.getOrDefault(module, List.of());
      if (needed.isEmpty()) {
        open.remove(module);
      }
      needed.forEach(name -> stack.push(new Step(name, step)));
    }
  }

  private boolean isBefore(Step last) {
    for (Step step = last.before(); step != null; step = step.before()) {
      steps++;
      if (step.module().equals(last.module())) {
        return true;
      }
    }
    return false;
  }

  private void reportOne(Step last, Ring open) {
    List<String> names = new ArrayList<>();
    for (Step step = last.before(); step != null; step = step.before()) {
      names.add(step.module());
      steps++;
    }
    inCycles.addAll(names);
    names.forEach(open::remove);
    Collections.reverse(names);
    names.add(last.module());
    log.error("Cycle detected: " + String.join(" -> ", names));
  }
}
