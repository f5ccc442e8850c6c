// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.Location;
import java.util.List;
import java.util.Optional;

/** Takes what one rule finds. */
public final class Findings {

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
