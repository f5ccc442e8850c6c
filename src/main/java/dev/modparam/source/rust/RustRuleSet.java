// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

/** What {@code RustSource.Rules} describes. */
public enum RustRuleSet {
  LENIENT,
  LINUX_6_19,
  LINUX_7_2;

  boolean isStrict() {
    return this != LENIENT;
  }

  /** Whether a default may be any constant expression, and not one literal only. */
  boolean hasExpressions() {
    return this != LINUX_6_19;
  }
}
