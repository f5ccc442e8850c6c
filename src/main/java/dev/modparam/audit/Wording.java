// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How rules are written down, and what their messages have in common. */
final class Wording {

  private Wording() {}

  static Rule error(String id, String name, String reason, String example, Rule.Check check) {
    return Rule.of(id, name, Severity.ERROR, reason, example, check);
  }

  static Rule warning(String id, String name, String reason, String example, Rule.Check check) {
    return Rule.of(id, name, Severity.WARNING, reason, example, check);
  }

  static Rule information(String id, String name, String reason, String example, Rule.Check check) {
    return Rule.of(id, name, Severity.INFORMATION, reason, example, check);
  }

  /** Adds what somebody may have meant. */
  static String orNearest(String sentence, @Nullable String nearest) {
    return nearest == null ? sentence : sentence + "; did you mean " + nearest + "?";
  }

  /** Names things: {@code a}, {@code a and b}, {@code a, b and 3 more}. */
  static String list(List<String> names) {
    int most = 3;
    if (names.size() == 1) {
      return names.get(0);
    }
    if (names.size() <= most) {
      return String.join(", ", names.subList(0, names.size() - 1))
          + " and "
          + names.get(names.size() - 1);
    }
    return String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
  }
}
