// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static java.util.Objects.requireNonNull;

import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.machine.MachineInputs;
import dev.modparam.audit.words.Assignment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** What an audit found on one machine. Immutable. */
public final class AuditReport {

  /**
   * What was looked at.
   *
   * @param files how many files of modprobe.d, modules-load.d and boot loaders
   * @param directives how many lines of modprobe.d say something
   * @param modules how many modules the tree has, with those that are built in; 0 without a tree
   * @param commandLine whether there was a kernel command line
   * @param live whether there was a live state to compare with
   */
  public record Checked(
      int files, int directives, int modules, boolean commandLine, boolean live) {}

  private final String machine;
  private final Checked checked;
  private final List<Finding> findings;
  private final List<String> sources;
  private final List<String> notes;

  private AuditReport(
      String machine,
      Checked checked,
      List<Finding> findings,
      List<String> sources,
      List<String> notes) {
    this.machine = machine;
    this.checked = checked;
    this.findings = findings;
    this.sources = sources;
    this.notes = notes;
  }

  static AuditReport of(MachineFacts machine, List<Finding> findings) {
    MachineInputs inputs = machine.inputs();
    SourceLines lines = new SourceLines(inputs::textOf);
    int bootFiles = (int) inputs.bootLines().stream().filter(boot -> !boot.isOfKernel()).count();
    Checked checked =
        new Checked(
            machine.files().size() + inputs.modulesLoad().size() + bootFiles,
            machine.entries().size(),
            machine.known().size(),
            !inputs.bootLines().isEmpty(),
            inputs.live() != null);
    return new AuditReport(
        inputs.name(),
        checked,
        List.copyOf(findings),
        findings.stream().map(finding -> lines.of(finding.location())).toList(),
        notes(machine));
  }

  private static List<String> notes(MachineFacts machine) {
    List<String> notes = new ArrayList<>();
    if (!machine.knowsModules()) {
      notes.add(
          "no modules were given, so names and values are not checked: give a tree, a catalogue or"
              + " definitions");
    } else {
      machine.assignments().stream()
          .filter(word -> word.definition() == null)
          .map(Assignment::module)
          .distinct()
          .filter(machine.known()::isModule)
          .forEach(
              module ->
                  notes.add("the parameters of " + module + " are not known, so not checked"));
    }
    return List.copyOf(notes);
  }

  /**
   * Returns which machine was judged.
   *
   * @return its root as it was given, or {@code configuration}
   */
  public String machine() {
    return machine;
  }

  /**
   * Returns what was looked at.
   *
   * @return counts
   */
  public Checked checked() {
    return checked;
  }

  /**
   * Returns what was found.
   *
   * @return an immutable list, ordered by file as modprobe reads them (the kernel command line
   *     last), line, column and rule
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Returns what could not be checked, and why.
   *
   * @return sentences, an immutable list
   */
  public List<String> notChecked() {
    return notes;
  }

  /**
   * Returns how bad the worst finding is.
   *
   * @return the severity, or empty if nothing was found
   */
  public Optional<Severity> worst() {
    return findings.stream().map(Finding::severity).min(Severity::compareTo);
  }

  /**
   * Returns the findings of a severity.
   *
   * @param severity the severity
   * @return how many there are
   */
  public int count(Severity severity) {
    requireNonNull(severity, "severity");
    return (int) findings.stream().filter(each -> each.severity() == severity).count();
  }

  /**
   * Tells whether nothing was found.
   *
   * @return whether there is no finding at all
   */
  public boolean isClean() {
    return findings.isEmpty();
  }

  /**
   * Returns the line that a finding is about, as it stands in its file.
   *
   * @param finding a finding of this report
   * @return the line without its newline, or empty if the finding is about a whole file
   * @throws IllegalArgumentException if the finding is not one of this report
   */
  public Optional<String> sourceLine(Finding finding) {
    int index = indexOf(requireNonNull(finding, "finding"));
    if (index < 0) {
      throw new IllegalArgumentException("this report has no such finding: " + finding);
    }
    return Optional.of(sources.get(index)).filter(line -> !line.isEmpty());
  }

  /** Finds the very finding, or else an equal one: to compare records takes longer. */
  @SuppressWarnings(
      "ReferenceEquality") // equal ones are looked for where the very one is not found
  private int indexOf(Finding finding) {
    for (int i = 0; i < findings.size(); i++) {
      if (findings.get(i) == finding) {
        return i;
      }
    }
    return findings.indexOf(finding);
  }

  /**
   * Writes the findings down as known ones.
   *
   * @return the text for {@link Audit.Builder#baseline}
   */
  public String baseline() {
    return Baseline.write(findings, sources);
  }

  /**
   * Writes the report as one JSON object; {@code docs/audit.md} describes it.
   *
   * @return the text, in one line
   */
  public String toJson() {
    return ReportJson.write(this);
  }

  /** Returns the findings, one a line, and how many there are. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    findings.forEach(finding -> text.append(finding).append('\n'));
    text.append(count(Severity.ERROR)).append(" errors, ");
    text.append(count(Severity.WARNING)).append(" warnings, ");
    text.append(count(Severity.INFORMATION)).append(" infos");
    return text.toString();
  }

  /**
   * Returns a collector that counts the findings of many machines.
   *
   * @return a collector, for parallel streams, too
   */
  public static Collector<AuditReport, ?, Summary> summarizing() {
    return Collector.of(Summary::new, Summary::add, Summary::merge);
  }

  /**
   * The findings of many machines, each counted once with the machines that have it. Memory grows
   * with the number of different findings and not with that of machines. Not thread-safe; {@link
   * #summarizing()} works with parallel streams.
   *
   * <pre>{@code
   * AuditReport.Summary summary = audit.runAll(roots).collect(AuditReport.summarizing());
   * }</pre>
   */
  public static final class Summary {

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
            finding,
            machines + other.machines,
            all.subList(0, Math.min(MOST_EXAMPLES, all.size())));
      }
    }

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private int machines;
    private int clean;
    private @Nullable Severity worst;

    /** Starts a summary without machines. */
    public Summary() {}

    /**
     * Adds a machine.
     *
     * @param report what was found on it
     */
    public void add(AuditReport report) {
      requireNonNull(report, "report");
      machines++;
      clean += report.isClean() ? 1 : 0;
      worst = worseOf(worst, report.worst().orElse(null));
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

    private Summary merge(Summary other) {
      machines += other.machines;
      clean += other.clean;
      worst = worseOf(worst, other.worst);
      other.groups.forEach(this::add);
      return this;
    }

    private static @Nullable Severity worseOf(@Nullable Severity one, @Nullable Severity other) {
      return one == null || (other != null && other.isAtLeast(one)) ? other : one;
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
     * Returns the worst severity that was found.
     *
     * @return the severity; empty if all machines are clean
     */
    public Optional<Severity> worst() {
      return Optional.ofNullable(worst);
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
}
