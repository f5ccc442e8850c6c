// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static java.util.Objects.requireNonNull;

/** How bad a finding is, the worst first. */
public enum Severity {
  /** The line cannot do what it says. */
  ERROR("error"),
  /** It does something, most likely not what was meant. */
  WARNING("warning"),
  /** Worth knowing. */
  INFORMATION("info");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /**
   * Returns the word that reports use.
   *
   * @return {@code error}, {@code warning} or {@code info}
   */
  public String word() {
    return word;
  }

  /**
   * Tells whether this is as bad as something else, or worse.
   *
   * @param floor the other severity
   * @return true for the same severity, too
   */
  public boolean isAtLeast(Severity floor) {
    return compareTo(requireNonNull(floor, "floor")) <= 0;
  }

  /** Returns the word. */
  @Override
  public String toString() {
    return word;
  }
}
