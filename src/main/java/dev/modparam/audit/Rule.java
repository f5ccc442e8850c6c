// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static java.util.Objects.requireNonNull;

import dev.modparam.audit.machine.Declarations;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.machine.MachineInputs;
import dev.modparam.input.Location;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.snapshot.KernelSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * What the audit looks for: a number that never changes its meaning, a name, and a check.
 *
 * <p>Immutable. The rules of this library are in {@link #all()}; {@code docs/audit.md} has a
 * section for each. Programs add their own with {@link #of} and {@link Audit.Builder#addRule}.
 */
public final class Rule {

  /** Looks at a machine and says what it finds. */
  @FunctionalInterface
  public interface Check {

    /**
     * Looks at a machine.
     *
     * @param machine everything that is known of it; the same for all rules, and immutable
     * @param findings takes what is found
     */
    void check(Machine machine, Findings findings);
  }

  /** Takes what one rule finds on one machine. */
  public static final class Findings {

    private final Rule rule;
    private final List<Finding> all;

    Findings(Rule rule, List<Finding> all) {
      this.rule = rule;
      this.all = all;
    }

    /**
     * Adds a finding of the rule's severity.
     *
     * @param location the very word
     * @param message what happens, in one sentence without a full stop
     */
    public void add(Location location, String message) {
      add(rule.severity(), location, message);
    }

    /**
     * Adds a finding of the rule's severity with a way to mend it.
     *
     * @param location the very word
     * @param message what happens, in one sentence without a full stop
     * @param fix the text to write instead, or the command to run
     */
    public void add(Location location, String message, String fix) {
      add(rule.severity(), location, message, Optional.of(requireNonNull(fix, "fix")));
    }

    /**
     * Adds a finding of another severity.
     *
     * @param severity how bad it is
     * @param location the very word
     * @param message what happens, in one sentence without a full stop
     */
    public void add(Severity severity, Location location, String message) {
      add(severity, location, message, Optional.empty());
    }

    void add(Severity severity, Location location, String message, Optional<String> fix) {
      requireNonNull(location, "location");
      all.add(new Finding(rule, severity, location, message, fix));
    }
  }

  private final String id;
  private final String name;
  private final Severity severity;
  private final String reason;
  private final String example;
  private final Check check;

  private Rule(
      String id, String name, Severity severity, String reason, String example, Check check) {
    this.id = id;
    this.name = name;
    this.severity = severity;
    this.reason = reason;
    this.example = example;
    this.check = check;
  }

  /**
   * Makes a rule.
   *
   * @param id letters and a number, such as {@code SITE1}; {@code MP} belongs to this library
   * @param name words with dashes between, such as {@code usb-storage-allowed}
   * @param severity how bad its findings are, unless the check says otherwise
   * @param reason one sentence: what the kernel, kmod or a policy says
   * @param example a line that breaks the rule
   * @param check looks at a machine
   * @return the rule
   * @throws IllegalArgumentException if the id or the name is not such a word
   */
  public static Rule of(
      String id, String name, Severity severity, String reason, String example, Check check) {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(severity, "severity");
    requireNonNull(reason, "reason");
    requireNonNull(example, "example");
    requireNonNull(check, "check");
    if (!id.matches("[A-Z]+[0-9]+")) {
      throw new IllegalArgumentException(
          "the id of a rule is capital letters and a number, such as SITE1, not \"" + id + "\"");
    }
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "the name of a rule is words with dashes between, such as bad-line, not \""
              + name
              + "\"");
    }
    return new Rule(id, name, severity, reason, example, check);
  }

  /**
   * Returns the rules of this library.
   *
   * @return an immutable list in the order of their numbers
   */
  public static List<Rule> all() {
    return RuleBook.RULES;
  }

  /**
   * Finds a rule of this library.
   *
   * @param idOrName such as {@code MP401} or {@code unknown-parameter}
   * @return the rule, or empty if there is none
   */
  public static Optional<Rule> named(String idOrName) {
    requireNonNull(idOrName, "idOrName");
    return all().stream()
        .filter(rule -> rule.id.equals(idOrName) || rule.name.equals(idOrName))
        .findFirst();
  }

  /**
   * Returns the number.
   *
   * @return such as {@code MP401}
   */
  public String id() {
    return id;
  }

  /**
   * Returns the name.
   *
   * @return such as {@code unknown-parameter}
   */
  public String name() {
    return name;
  }

  /**
   * Returns how bad most findings of this rule are.
   *
   * @return the severity
   */
  public Severity severity() {
    return severity;
  }

  /**
   * Returns the rule of the kernel or kmod behind it.
   *
   * @return one sentence
   */
  public String reason() {
    return reason;
  }

  /**
   * Returns a line that breaks the rule.
   *
   * @return the text of a configuration file, or of a kernel command line
   */
  public String example() {
    return example;
  }

  void check(Machine machine, Findings findings) {
    check.check(machine, findings);
  }

  /** Returns the number and the name. */
  @Override
  public String toString() {
    return id + " " + name;
  }

  /** Everything that an audit knows of one machine: what the rules look at. Immutable. */
  public static final class Machine {

    private final MachineFacts facts;

    Machine(MachineInputs inputs) {
      this.facts = new MachineFacts(inputs);
    }

    MachineFacts facts() {
      return facts;
    }

    /**
     * Returns which machine this is.
     *
     * @return its root folder as it was given, or a name for a machine made of texts
     */
    public String name() {
      return facts.inputs().name();
    }

    /**
     * Returns the configuration of modprobe.
     *
     * @return what was read, with the kernel command line
     */
    public ModprobeConfig config() {
      return facts.inputs().config();
    }

    /**
     * Returns the modules of the kernel.
     *
     * @return the tree, or empty if none was given
     */
    public Optional<ModuleTree> tree() {
      return Optional.ofNullable(facts.inputs().declarations()).map(Declarations::tree);
    }

    /**
     * Returns the modules of the kernel that is to be installed.
     *
     * @return the tree, or empty if none was given
     */
    public Optional<ModuleTree> upgrade() {
      return Optional.ofNullable(facts.inputs().upgrade()).map(Declarations::tree);
    }

    /**
     * Returns what is loaded.
     *
     * @return the state of {@code /sys/module}, or empty if none was given
     */
    public Optional<KernelSnapshot> live() {
      return Optional.ofNullable(facts.inputs().live());
    }

    /** Returns the name. */
    @Override
    public String toString() {
      return name();
    }
  }
}
