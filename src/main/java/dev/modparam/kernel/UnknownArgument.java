// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.line.UnknownWord;
import dev.modparam.text.Excerpt;
import org.jspecify.annotations.Nullable;

/**
 * An argument whose name is no parameter of the module. The kernel warns and goes on.
 *
 * @param name the name as given
 * @param position index of its first byte in the line as UTF-8
 * @param nearest the parameter that may have been meant, or null if none is near; it is looked for
 *     for the first 32 such arguments of a line
 * @param hint a clause that names the slip and says what to write, or null
 */
public record UnknownArgument(
    String name, int position, @Nullable String nearest, @Nullable String hint) {

  /**
   * Checks the values.
   *
   * @param name the name as given
   * @param position index of its first byte in the line as UTF-8
   * @param nearest the parameter that may have been meant, or null if none is near; it is looked
   *     for for the first 32 such arguments of a line
   * @param hint a clause that names the slip and says what to write, or null
   */
  public UnknownArgument {
    requireNonNull(name, "name");
  }

  static UnknownArgument of(UnknownWord word) {
    return new UnknownArgument(word.name(), word.position(), word.nearest(), word.hint());
  }

  /** Says in one line what is wrong. */
  @Override
  public String toString() {
    return Excerpt.of(name)
        + " at byte "
        + position
        + " is no parameter and was ignored"
        + (hint != null
            ? ": " + Excerpt.ofSentence(hint)
            : nearest == null ? "" : "; did you mean " + nearest + "?");
  }
}
