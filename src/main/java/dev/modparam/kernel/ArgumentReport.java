// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.util.Objects.requireNonNull;

import dev.modparam.args.ArgumentLine;
import dev.modparam.hint.ArgumentHint;
import dev.modparam.kernel.line.LineOutcome;
import dev.modparam.kernel.line.ModuleKernel;
import dev.modparam.kernel.line.ModuleLines;
import dev.modparam.kernel.line.ParameterGate;
import dev.modparam.kernel.line.ParameterSet;
import dev.modparam.kernel.line.Printk;
import dev.modparam.kernel.line.RefusedWord;
import dev.modparam.kernel.line.UnknownWord;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.memory.Layout;
import dev.modparam.text.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a module makes of an argument line: what it rejects, and what it does not know. Immutable.
 */
public final class ArgumentReport {

  /** The report on a line that is all right. */
  static final ArgumentReport CLEAN =
      new ArgumentReport(List.of(), List.of(), null, null, List.of(), 0, List.of());

  private final List<Rejected> rejected;
  private final List<Unknown> unknown;
  private final @Nullable String afterDashes;
  private final @Nullable Errno errno;
  private final List<ArgumentLine.Argument> notChecked;
  private final int more;
  private final List<String> remarks;

  private ArgumentReport(
      List<Rejected> rejected,
      List<Unknown> unknown,
      @Nullable String afterDashes,
      @Nullable Errno errno,
      List<ArgumentLine.Argument> notChecked,
      int more,
      List<String> remarks) {
    this.rejected = rejected;
    this.unknown = unknown;
    this.remarks = remarks;
    this.afterDashes = afterDashes;
    this.errno = errno;
    this.notChecked = notChecked;
    this.more = more;
  }

  /** The report about a line that was applied to a module. */
  static ArgumentReport of(ModuleDefinition definition, byte[] line, LineOutcome outcome) {
    return of(outcome).of(definition, line);
  }

  private static ArgumentReport of(LineOutcome outcome) {
    return outcome.isClean()
        ? CLEAN
        : new ArgumentReport(
            outcome.refused().stream().map(Rejected::of).toList(),
            outcome.unknown().stream().map(Unknown::of).toList(),
            outcome.restAsText(),
            outcome.errno().orElse(null),
            List.of(),
            outcome.more(),
            List.of());
  }

  /** The same with the arguments of which nobody knows whether the driver takes them. */
  private ArgumentReport of(ModuleDefinition definition, byte[] line) {
    if (!Layout.of(definition).hasUnknownRules()) {
      return this;
    }
    List<ArgumentLine.Argument> open =
        ArgumentLine.parse(new String(line, StandardCharsets.UTF_8)).arguments().stream()
            .filter(argument -> isOfUnknownRules(definition, argument) && !isRejected(argument))
            .toList();
    return new ArgumentReport(rejected, unknown, afterDashes, errno, open, more, remarks);
  }

  private static boolean isOfUnknownRules(
      ModuleDefinition definition, ArgumentLine.Argument argument) {
    return definition.parameter(argument.name()).filter(p -> p.type().isUnknown()).isPresent();
  }

  private boolean isRejected(ArgumentLine.Argument argument) {
    return rejected.stream()
        .anyMatch(
            each ->
                each.name().equals(argument.name())
                    && Objects.equals(each.value(), argument.value()));
  }

  /**
   * Checks a line as Linux 6.12 does.
   *
   * @param definition the module
   * @param line the argument line
   * @return what a load would find
   * @throws LoadException ENOMEM, if the line is longer than 4 MiB
   */
  public static ArgumentReport check(ModuleDefinition definition, String line) {
    return check(definition, line, KernelVersion.V6_12);
  }

  /**
   * Checks a line against a definition without loading anything. Own set functions are called, on
   * variables that are then thrown away.
   *
   * @param definition the module
   * @param line the argument line
   * @param version the kernel that would load it
   * @return what a load would find
   * @throws LoadException ENOMEM, if the line is longer than 4 MiB
   */
  public static ArgumentReport check(
      ModuleDefinition definition, String line, KernelVersion version) {
    requireNonNull(version, "version");
    byte[] bytes = requireNonNull(line, "line").getBytes(StandardCharsets.UTF_8);
    ModuleLoader.requireRoom(requireNonNull(definition, "definition").name(), bytes);
    ParameterSet parameters =
        new ParameterSet(
            definition,
            Layout.of(definition).load(""),
            new ReentrantLock(),
            ParameterGate.OPEN,
            new ModuleKernel(version.features(), Printk.NONE, definition.name()));
    LineOutcome outcome =
        new ModuleLines(definition, parameters, version.features(), Printk.NONE).parse(bytes);
    return of(definition, bytes, outcome).with(ArgumentHint.ofAccepted(definition, line));
  }

  private ArgumentReport with(List<String> newRemarks) {
    return newRemarks.isEmpty()
        ? this
        : new ArgumentReport(rejected, unknown, afterDashes, errno, notChecked, more, newRemarks);
  }

  /**
   * Returns the arguments that were rejected, the first 1,000 of very many.
   *
   * @return an immutable list in the order of the line
   */
  public List<Rejected> rejected() {
    return rejected;
  }

  /**
   * Returns the arguments that are not parameters, the first 1,000 of very many.
   *
   * @return an immutable list in the order of the line
   */
  public List<Unknown> unknown() {
    return unknown;
  }

  /**
   * Returns what follows {@code --}, which the kernel ignores.
   *
   * @return the text, perhaps empty, or null if there is no {@code --}
   */
  public @Nullable String afterDashes() {
    return afterDashes;
  }

  /**
   * Returns the arguments that were taken without being checked, or not in full, because the rules
   * of their parameters are code of the driver or not known; see {@link
   * dev.modparam.param.ParamType#isUnknown()}.
   *
   * @return an immutable list in the order of the line
   */
  public List<ArgumentLine.Argument> notChecked() {
    return notChecked;
  }

  /**
   * Returns the error with which the load fails: that of the last argument rejected.
   *
   * @return the error, or empty if the module would load
   */
  public Optional<Errno> errno() {
    return Optional.ofNullable(errno);
  }

  /**
   * Returns how many findings there are besides those listed: of each kind the first 1,000 are.
   *
   * @return 0, as long as a line has fewer
   */
  public int more() {
    return more;
  }

  /**
   * Returns what a {@linkplain #check check} finds odd in arguments that the kernel takes: a quote
   * that is not closed, quotes within the elements of an array, a value that holds the name of
   * another parameter.
   *
   * @return an immutable list of sentences; empty in the report of a load
   */
  public List<String> remarks() {
    return remarks;
  }

  /**
   * Tells whether the module would load and would take every argument, as far as that is known.
   *
   * @return true if nothing was rejected, unknown, or after {@code --}; {@link #notChecked()} says
   *     what was not looked at
   */
  public boolean isClean() {
    return rejected.isEmpty() && unknown.isEmpty() && afterDashes == null;
  }

  /**
   * Says what is wrong or was not checked, a line for each argument.
   *
   * @return an immutable list, empty if all was checked and is well
   */
  public List<String> explanations() {
    List<String> lines = new ArrayList<>();
    rejected.forEach(argument -> lines.add(argument.toString()));
    unknown.forEach(argument -> lines.add(argument.toString()));
    if (afterDashes != null) {
      lines.add("`" + Excerpt.of(afterDashes) + "' after `--' was ignored");
    }
    notChecked.forEach(
        argument ->
            lines.add(
                Excerpt.of(argument.name())
                    + " at byte "
                    + argument.position()
                    + " is not checked: not all rules of the parameter are known"));
    if (more > 0) {
      lines.add("and " + more + " more");
    }
    lines.addAll(remarks);
    return List.copyOf(lines);
  }

  /** Returns the explanations, or that there are none. */
  @Override
  public String toString() {
    List<String> lines = explanations();
    return lines.isEmpty() ? "all arguments accepted" : String.join("\n", lines);
  }

  /**
   * An argument that its parameter refused.
   *
   * @param parameter the parameter's declared name
   * @param name the name as given, which may have {@code -} for {@code _}
   * @param value the value as given, or null for a bare name
   * @param position index of the first byte of the value, or of the name if there is no value, in
   *     the line as UTF-8
   * @param errno why
   * @param expected what would be right, such as {@code an int from 512 to 65536}
   * @param detail what else there is to say, or null
   */
  public record Rejected(
      String parameter,
      String name,
      @Nullable String value,
      int position,
      Errno errno,
      String expected,
      @Nullable String detail) {

    /**
     * Checks the values.
     *
     * @param parameter the parameter's declared name
     * @param name the name as given, which may have {@code -} for {@code _}
     * @param value the value as given, or null for a bare name
     * @param position index of the first byte of the value, or of the name if there is no value, in
     *     the line as UTF-8
     * @param errno why
     * @param expected what would be right, such as {@code an int from 512 to 65536}
     * @param detail what else there is to say, or null
     */
    public Rejected {
      requireNonNull(parameter, "parameter");
      requireNonNull(name, "name");
      requireNonNull(errno, "errno");
      requireNonNull(expected, "expected");
    }

    static Rejected of(RefusedWord word) {
      return new Rejected(
          word.parameter(),
          word.name(),
          word.value(),
          word.position(),
          word.errno(),
          word.expected(),
          word.detail());
    }

    /** Says in one line what is wrong. */
    @Override
    public String toString() {
      return name
          + (value == null ? " without a value" : ": `" + Excerpt.of(value) + "'")
          + " is refused with "
          + errno
          + " at byte "
          + position
          + (detail == null ? "" : ": " + Excerpt.ofSentence(detail))
          + "; expected "
          + expected;
    }
  }

  /**
   * An argument whose name is not a parameter of the module. The kernel warns and goes on.
   *
   * @param name the name as given
   * @param position index of its first byte in the line as UTF-8
   * @param nearest the parameter that may have been meant, or null if none is near; it is looked
   *     for for the first 32 such arguments of a line
   * @param hint a clause that names the slip and says what to write, or null
   */
  public record Unknown(
      String name, int position, @Nullable String nearest, @Nullable String hint) {

    /**
     * Checks the values.
     *
     * @param name the name as given
     * @param position index of its first byte in the line as UTF-8
     * @param nearest the parameter that may have been meant, or null if none is near; it is looked
     *     for for the first 32 such arguments of a line
     * @param hint a clause that names the slip and says what to write, or null
     */
    public Unknown {
      requireNonNull(name, "name");
    }

    static Unknown of(UnknownWord word) {
      return new Unknown(word.name(), word.position(), word.nearest(), word.hint());
    }

    /** Says in one line what is wrong. */
    @Override
    public String toString() {
      return Excerpt.of(name)
          + " at byte "
          + position
          + " is not a parameter and was ignored"
          + (hint != null
              ? ": " + Excerpt.ofSentence(hint)
              : nearest == null ? "" : "; did you mean " + nearest + "?");
    }
  }
}
