// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import dev.modparam.source.rust.RustRuleSet;

/** How exactly Rust code is held to what a kernel's {@code module!} takes. */
public enum RustRules {
  /**
   * The union of all forms: {@code module_param!}, the prototype's {@code module!}, and mainline's
   * with keys in any order, commas and descriptions missing, attributes, keywords as names, byte
   * strings, and single strings in place of lists.
   */
  LENIENT(RustRuleSet.LENIENT),

  /** {@code module!} of Linux 6.19: what it refuses is refused; a default is one literal. */
  LINUX_6_19(RustRuleSet.LINUX_6_19),

  /** {@code module!} of Linux 7.2: what it refuses is refused, in its words. */
  LINUX_7_2(RustRuleSet.LINUX_7_2);

  private final RustRuleSet rules;

  RustRules(RustRuleSet rules) {
    this.rules = rules;
  }

  RustRuleSet rules() {
    return rules;
  }
}
