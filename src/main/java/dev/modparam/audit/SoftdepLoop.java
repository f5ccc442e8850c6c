// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.machine.Softdeps;
import dev.modparam.input.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** MP505: soft dependencies in a circle. */
final class SoftdepLoop implements LibraryCheck {

  @Override
  public void check(MachineFacts machine, Findings findings) {
    new Circles(machine).report(findings);
  }

  /** The soft dependencies that count, as a graph. */
  private static final class Circles {

    private final MachineFacts machine;
    private final Map<String, Softdeps.Line> lines = new LinkedHashMap<>();

    Circles(MachineFacts machine) {
      this.machine = machine;
      for (Softdeps.Line line : machine.softdeps().lines()) {
        String module = line.directive().module();
        if (machine.softdeps().counts(line, module)) {
          lines.putIfAbsent(module, line);
        }
      }
    }

    void report(Findings findings) {
      Set<Set<String>> seen = new HashSet<>();
      for (Map.Entry<String, Softdeps.Line> start : lines.entrySet()) {
        List<String> circle =
            start.getValue().configured() ? circleFrom(start.getKey()) : List.of();
        if (!circle.isEmpty() && seen.add(new TreeSet<>(circle))) {
          Location place = start.getValue().directive().location();
          findings.add(
              place,
              "these soft dependencies go in a circle: "
                  + String.join(" → ", circle)
                  + " → "
                  + circle.get(0));
        }
      }
    }

    /** Finds the shortest way from a module back to itself. */
    private List<String> circleFrom(String start) {
      Map<String, String> cameFrom = new HashMap<>();
      Deque<String> open = new ArrayDeque<>(List.of(start));
      while (!open.isEmpty()) {
        String module = open.remove();
        for (String next : neighbours(module)) {
          if (next.equals(start)) {
            return way(module, cameFrom);
          }
          if (!cameFrom.containsKey(next)) {
            cameFrom.put(next, module);
            open.add(next);
          }
        }
      }
      return List.of();
    }

    private List<String> neighbours(String module) {
      Softdeps.Line line = lines.get(module);
      return line == null
          ? List.of()
          : line.words().stream().flatMap(word -> machine.lookUp(word).stream()).toList();
    }

    private static List<String> way(String end, Map<String, String> cameFrom) {
      List<String> way = new ArrayList<>();
      for (String at = end; at != null; at = cameFrom.get(at)) {
        way.add(0, at);
      }
      return way;
    }
  }
}
