// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.audit.Rule;
import dev.modparam.program.Failure;
import java.util.List;

/** Names of rules as people give them. */
final class RuleNames {

  private RuleNames() {}

  /** Refuses what names no rule: a mistyped one would let everything pass. */
  static void check(String option, List<String> names) {
    for (String name : names) {
      boolean isKnown =
          Rule.all().stream()
              .anyMatch(rule -> rule.id().startsWith(name) || rule.name().equals(name));
      if (!isKnown || name.isEmpty()) {
        throw new Failure(
            option + " " + name + ": there is no such rule; modparam rules lists them");
      }
    }
  }
}
