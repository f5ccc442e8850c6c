// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.machine.MachineFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Findings that are known: a line for each, with the rule, the file and the text of the line, so
 * that lines may move.
 */
final class Baseline {

  private static final String HEADER = "# modparam baseline 1\n";

  private final Map<String, Integer> known;

  private Baseline(Map<String, Integer> known) {
    this.known = known;
  }

  static Baseline parse(String text) {
    Map<String, Integer> known = new HashMap<>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> known.merge(line, 1, Integer::sum));
    return new Baseline(known);
  }

  /** Tells for one finding after another whether it is known; each line counts once. */
  Predicate<Finding> matcher(MachineFacts machine) {
    if (known.isEmpty()) {
      return finding -> false;
    }
    Map<String, Integer> left = new HashMap<>(known);
    SourceLines lines = new SourceLines(machine.inputs()::textOf);
    return finding -> {
      String key = key(finding, lines.of(finding.location()));
      int count = left.getOrDefault(key, 0);
      left.put(key, count - 1);
      return count > 0;
    };
  }

  static String write(List<Finding> findings, List<String> sources) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < findings.size(); i++) {
      text.append(key(findings.get(i), sources.get(i))).append('\n');
    }
    return text.toString();
  }

  private static String key(Finding finding, String source) {
    String line = source.isEmpty() ? finding.message() : source.strip();
    return finding.rule().id()
        + "\t"
        + finding.location().file()
        + "\t"
        + line.replaceAll("[\\s\\p{Cntrl}]+", " ");
  }
}
