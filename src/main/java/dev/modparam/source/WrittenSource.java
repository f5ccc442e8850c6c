// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A definition written as source text.
 *
 * @param text the text; reading it gives the definition back, but for what the notes say
 * @param notes what the language or dialect cannot say, one sentence each; empty if all is said
 */
public record WrittenSource(String text, List<String> notes) {

  /**
   * Keeps a copy of the notes.
   *
   * @param text the text
   * @param notes what it does not say
   */
  public WrittenSource {
    requireNonNull(text, "text");
    notes = List.copyOf(requireNonNull(notes, "notes"));
  }

  /** Returns the text. */
  @Override
  public String toString() {
    return text;
  }
}
