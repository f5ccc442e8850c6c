// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A definition written as source text.
 *
 * @param text the text; reading it gives the definition back, but for what is unsaid
 * @param unsaid what the language or dialect cannot say, one sentence each; empty if all is said
 */
public record WrittenSource(String text, List<String> unsaid) {

  /**
   * Keeps a copy of the sentences.
   *
   * @param text the text
   * @param unsaid what it does not say
   */
  public WrittenSource {
    requireNonNull(text, "text");
    unsaid = List.copyOf(requireNonNull(unsaid, "unsaid"));
  }

  /** Returns the text. */
  @Override
  public String toString() {
    return text;
  }
}
