// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import java.util.List;
import java.util.stream.Stream;

/** The rules of this library: a family a class, in the order of their numbers. */
final class RuleBook {

  static final List<Rule> RULES =
      Stream.of(
              LineRules.RULES,
              FileRules.RULES,
              NameRules.RULES,
              ValueRules.RULES,
              OrderRules.RULES,
              BootRules.RULES,
              LiveRules.RULES,
              UpgradeRules.RULES)
          .flatMap(List::stream)
          .toList();

  private RuleBook() {}
}
