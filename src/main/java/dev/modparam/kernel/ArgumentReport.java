// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.memory.CallingKernel;
import dev.modparam.param.memory.Layout;
import dev.modparam.text.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a module makes of an argument line: what it rejects, and what it does not know. Immutable.
 */
public final class ArgumentReport {

  /** Of a line that is all right. */
  static final ArgumentReport CLEAN = new ArgumentReport(List.of(), List.of(), null, null);

  private final List<RejectedArgument> rejected;
  private final List<UnknownArgument> unknown;
  private final @Nullable String afterDashes;
  private final @Nullable Errno errno;

  ArgumentReport(
      List<RejectedArgument> rejected,
      List<UnknownArgument> unknown,
      @Nullable String afterDashes,
      @Nullable Errno errno) {
    this.rejected = List.copyOf(rejected);
    this.unknown = List.copyOf(unknown);
    this.afterDashes = afterDashes;
    this.errno = errno;
  }

  /**
   * Checks a line against a definition without loading anything. Own set functions are called, on
   * variables that are then thrown away.
   *
   * @param definition the module
   * @param line the argument line
   * @return what a load would find
   */
  public static ArgumentReport check(ModuleDefinition definition, String line) {
    ParameterSet parameters =
        new ParameterSet(
            definition,
            Layout.of(definition).load(""),
            new ReentrantLock(),
            ParameterGate.OPEN,
            CallingKernel.NONE);
    return new ModuleArguments(definition, parameters, null)
        .parse(line.getBytes(StandardCharsets.UTF_8))
        .report();
  }

  /**
   * Returns the arguments that were rejected.
   *
   * @return an immutable list in the order of the line
   */
  public List<RejectedArgument> rejected() {
    return rejected;
  }

  /**
   * Returns the arguments that are no parameters.
   *
   * @return an immutable list in the order of the line
   */
  public List<UnknownArgument> unknown() {
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
   * Returns the error with which the load fails: that of the last argument rejected.
   *
   * @return the error, or empty if the module would load
   */
  public Optional<Errno> errno() {
    return Optional.ofNullable(errno);
  }

  /**
   * Tells whether the module would load and would take every argument.
   *
   * @return true if nothing was rejected, unknown, or after {@code --}
   */
  public boolean isClean() {
    return rejected.isEmpty() && unknown.isEmpty() && afterDashes == null;
  }

  /**
   * Says what is wrong, a line for each argument.
   *
   * @return an immutable list, empty if all is well
   */
  public List<String> explanations() {
    List<String> lines = new ArrayList<>();
    rejected.forEach(argument -> lines.add(argument.toString()));
    unknown.forEach(argument -> lines.add(argument.toString()));
    if (afterDashes != null) {
      lines.add("`" + Excerpt.of(afterDashes) + "' after `--' was ignored");
    }
    return List.copyOf(lines);
  }

  /** Returns the explanations, or that there are none. */
  @Override
  public String toString() {
    return isClean() ? "all arguments accepted" : String.join("\n", explanations());
  }
}
