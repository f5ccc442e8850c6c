// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;

/**
 * The findings of many machines, each counted once with the machines that have it. Memory grows
 * with the number of different findings and not with that of machines. Not thread-safe; {@link
 * #collector()} works with parallel streams.
 *
 * <pre>{@code
 * FleetSummary summary = audit.runAll(roots).collect(FleetSummary.collector());
 * }</pre>
 */
public final class FleetSummary {

  private static final int MOST_GROUPS = 100_000;
  private static final int MOST_EXAMPLES = 3;

  /**
   * The same finding on several machines.
   *
   * @param finding the finding as it was first met
   * @param machines how many machines have it
   * @param examples the first of them, at most three
   */
  public record Group(Finding finding, int machines, List<String> examples) {

    /**
     * Makes a group.
     *
     * @param finding the finding as it was first met
     * @param machines how many machines have it
     * @param examples the first of them
     */
    public Group {
      requireNonNull(finding, "finding");
      examples = List.copyOf(requireNonNull(examples, "examples"));
    }

    private Group and(Group other) {
      List<String> all = new ArrayList<>(examples);
      all.addAll(other.examples);
      return new Group(
          finding, machines + other.machines, all.subList(0, Math.min(MOST_EXAMPLES, all.size())));
    }
  }

  private final Map<String, Group> groups = new LinkedHashMap<>();
  private int machines;
  private int clean;

  /** Starts a summary without machines. */
  public FleetSummary() {}

  /**
   * Returns a collector for a stream of reports.
   *
   * @return a collector
   */
  public static Collector<AuditReport, ?, FleetSummary> collector() {
    return Collector.of(FleetSummary::new, FleetSummary::add, FleetSummary::merge);
  }

  /**
   * Adds a machine.
   *
   * @param report what was found on it
   */
  public void add(AuditReport report) {
    requireNonNull(report, "report");
    machines++;
    clean += report.isClean() ? 1 : 0;
    Map<String, Group> ofMachine = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      ofMachine.putIfAbsent(key(finding), new Group(finding, 1, List.of(report.machine())));
    }
    ofMachine.forEach(this::add);
  }

  private void add(String key, Group group) {
    if (groups.size() < MOST_GROUPS || groups.containsKey(key)) {
      groups.merge(key, group, Group::and);
    }
  }

  private FleetSummary merge(FleetSummary other) {
    machines += other.machines;
    clean += other.clean;
    other.groups.forEach(this::add);
    return this;
  }

  private static String key(Finding finding) {
    return finding.rule().id() + " " + finding.location().file() + " " + finding.message();
  }

  /**
   * Returns how many machines were judged.
   *
   * @return the number of reports added
   */
  public int machines() {
    return machines;
  }

  /**
   * Returns how many machines have no finding.
   *
   * @return the number of clean reports
   */
  public int cleanMachines() {
    return clean;
  }

  /**
   * Returns the findings.
   *
   * @return an immutable list, the worst first and of those the most frequent first; findings in
   *     the same file with the same message are one
   */
  public List<Group> groups() {
    List<Group> sorted = new ArrayList<>(groups.values());
    sorted.sort(
        Comparator.comparing((Group group) -> group.finding().severity())
            .thenComparing(group -> -group.machines())
            .thenComparing(group -> group.finding().rule().id())
            .thenComparing(group -> group.finding().message()));
    return Collections.unmodifiableList(sorted);
  }

  /** Returns the groups, one a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Group group : groups()) {
      text.append(group.machines()).append(" of ").append(machines).append(" machines: ");
      text.append(group.finding()).append('\n');
    }
    return text.append(clean)
        .append(" of ")
        .append(machines)
        .append(" machines are clean")
        .toString();
  }
}
