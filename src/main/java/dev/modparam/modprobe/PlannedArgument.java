// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.input.Location;
import dev.modparam.modprobe.config.KernelCommandLine;
import org.jspecify.annotations.Nullable;

/**
 * One word that reaches a module, and where it comes from.
 *
 * @param name what stands before the {@code =}
 * @param value what stands after it, or null for a bare name
 * @param origin what kind of place it comes from
 * @param location the very place, or null for the command line
 * @param wins false if the same parameter is given again later in the line, which then decides
 */
public record PlannedArgument(
    String name, @Nullable String value, Origin origin, @Nullable Location location, boolean wins) {

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
   * @param value what stands after it, or null for a bare name
   * @param origin what kind of place it comes from
   * @param location the very place, or null for the command line
   * @param wins false if the same parameter is given again later in the line, which then decides
   */
  public PlannedArgument {}

  private String place() {
    return origin == Origin.COMMAND_LINE ? "command line" : KernelCommandLine.FILE;
  }

  /** Returns the word and its origin, such as {@code debug=1 (/etc/modprobe.d/a.conf:3:19)}. */
  @Override
  public String toString() {
    return name
        + (value == null ? "" : "=" + value)
        + " ("
        + (origin == Origin.CONFIGURATION ? location : place())
        + (wins ? ")" : "; overridden)");
  }
}
