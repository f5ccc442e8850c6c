// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.KernelCommandLine;
import dev.modparam.text.ByteText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Keeps the findings that somebody wants to see, in their order. */
final class FindingFilter {

  private final List<String> select;
  private final List<String> ignore;
  private final Severity floor;
  private final Baseline baseline;

  FindingFilter(List<String> select, List<String> ignore, Severity floor, String baseline) {
    this.select = select;
    this.ignore = ignore;
    this.floor = floor;
    this.baseline = Baseline.parse(baseline);
  }

  boolean wants(Rule rule) {
    return (select.isEmpty() || select.stream().anyMatch(word -> names(word, rule)))
        && ignore.stream().noneMatch(word -> names(word, rule));
  }

  /** Whether a word is the number of a rule, the beginning of it, or its name. */
  static boolean names(String word, Rule rule) {
    return !word.isEmpty()
        && (rule.id().regionMatches(true, 0, word, 0, word.length()) || rule.name().equals(word));
  }

  List<Finding> keep(MachineFacts machine, List<Finding> findings) {
    List<Finding> wanted = new ArrayList<>(findings);
    wanted.removeIf(finding -> !finding.severity().isAtLeast(floor));
    if (wanted.isEmpty()) {
      return List.of();
    }
    Silences silences = new Silences(machine);
    wanted.removeIf(silences::silences);
    wanted.removeIf(baseline.matcher(machine));
    wanted.sort(order(machine, wanted));
    return List.copyOf(wanted);
  }

  /** By file as modprobe reads them, then by line, column and rule. */
  private static Comparator<Finding> order(MachineFacts machine, List<Finding> findings) {
    Map<String, Integer> ranks = new HashMap<>();
    Set<String> configuration = new TreeSet<>(FindingFilter::byBaseName);
    machine.files().stream().map(ConfigFile::path).forEach(configuration::add);
    machine.inputs().skipped().forEach(file -> configuration.add(file.path()));
    configuration.forEach(file -> ranks.put(file, ranks.size()));
    machine.inputs().modulesLoad().forEach(file -> ranks.put(file.file(), ranks.size()));
    machine.inputs().skippedLists().forEach(file -> ranks.put(file.path(), ranks.size()));
    findings.stream()
        .map(finding -> finding.location().file())
        .filter(file -> !file.equals(KernelCommandLine.FILE))
        .forEach(file -> ranks.putIfAbsent(file, ranks.size()));
    return Comparator.comparingInt(
            (Finding finding) -> ranks.getOrDefault(finding.location().file(), Integer.MAX_VALUE))
        .thenComparingInt(finding -> finding.location().line())
        .thenComparingInt(finding -> finding.location().column())
        .thenComparing(finding -> finding.rule().id());
  }

  private static int byBaseName(String one, String other) {
    int byName =
        ByteText.compare(
            one.substring(one.lastIndexOf('/') + 1), other.substring(other.lastIndexOf('/') + 1));
    return byName != 0 ? byName : ByteText.compare(one, other);
  }
}
