// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.Location;
import dev.modparam.modprobe.config.KernelCommandLine;
import java.util.Optional;

/**
 * One word that reaches a module, and where it comes from.
 *
 * @param name what stands before the {@code =}
 * @param value what stands after it; empty for a bare name
 * @param origin what kind of place it comes from
 * @param location the very place; empty for the command line
 * @param wins false if the same parameter is given again later in the line, which then decides
 * @param problem what the module makes of it, if it does not take it as it is; empty also if the
 *     tree does not know the parameters of the module
 */
public record PlannedArgument(
    String name,
    Optional<String> value,
    Origin origin,
    Optional<Location> location,
    boolean wins,
    Optional<String> problem) {

  /** Where an argument can come from. */
  public enum Origin {
    /** An {@code options} line. */
    CONFIGURATION,
    /** {@code module.parameter} on the kernel command line. */
    KERNEL_COMMAND_LINE,
    /** The command line of modprobe. */
    COMMAND_LINE
  }

  /**
   * Makes an argument.
   *
   * @param name what stands before the {@code =}
   * @param value what stands after it; empty for a bare name
   * @param origin what kind of place it comes from
   * @param location the very place; empty for the command line
   * @param wins false if the same parameter is given again later in the line, which then decides
   * @param problem what the module makes of it, if it does not take it as it is
   */
  public PlannedArgument {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
    requireNonNull(origin, "origin");
    requireNonNull(location, "location");
    requireNonNull(problem, "problem");
  }

  private String place() {
    return switch (origin) {
      case CONFIGURATION -> location.map(Location::toString).orElse("");
      case KERNEL_COMMAND_LINE -> KernelCommandLine.FILE;
      case COMMAND_LINE -> "command line";
    };
  }

  /** Returns the word and its origin, such as {@code debug=1 (/etc/modprobe.d/a.conf:3:19)}. */
  @Override
  public String toString() {
    return name
        + value.map(text -> "=" + text).orElse("")
        + " ("
        + place()
        + (wins ? ")" : "; overridden)");
  }
}
