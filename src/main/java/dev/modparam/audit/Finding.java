// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.Location;
import java.util.Optional;

/**
 * Something that a line of a configuration does, or does not do.
 *
 * @param rule the rule that found it
 * @param severity how bad it is
 * @param location the very word; line 0 if it is about a whole file; the file of the kernel command
 *     line is called {@code kernel command line}
 * @param message what happens on this machine, in one sentence
 * @param fix the text to write instead, or the command to run, where it is sure
 */
public record Finding(
    Rule rule, Severity severity, Location location, String message, Optional<String> fix) {

  /**
   * Makes a finding.
   *
   * @param rule the rule that found it
   * @param severity how bad it is
   * @param location the very word; line 0 if it is about a whole file
   * @param message what happens on this machine, in one sentence
   * @param fix the text to write instead, or the command to run, where it is sure
   */
  public Finding {
    requireNonNull(rule, "rule");
    requireNonNull(severity, "severity");
    requireNonNull(location, "location");
    requireNonNull(message, "message");
    requireNonNull(fix, "fix");
  }

  /** Returns {@code FILE:LINE:COLUMN: error: MESSAGE [MP401]}. */
  @Override
  public String toString() {
    return location + ": " + severity.word() + ": " + message + " [" + rule.id() + "]";
  }
}
