// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.line.RefusedWord;
import dev.modparam.param.Errno;
import dev.modparam.text.Excerpt;
import org.jspecify.annotations.Nullable;

/**
 * An argument that its parameter refused.
 *
 * @param parameter the parameter's declared name
 * @param name the name as given, which may have {@code -} for {@code _}
 * @param value the value as given, or null for a bare name
 * @param position index of the first byte of the value, or of the name if there is no value, in the
 *     line as UTF-8
 * @param errno why
 * @param expected what would be right, such as {@code an int from 512 to 65536}
 * @param detail what else there is to say, or null
 */
public record RejectedArgument(
    String parameter,
    String name,
    @Nullable String value,
    int position,
    Errno errno,
    String expected,
    @Nullable String detail) {

  /**
   * Checks the values.
   *
   * @param parameter the parameter's declared name
   * @param name the name as given, which may have {@code -} for {@code _}
   * @param value the value as given, or null for a bare name
   * @param position index of the first byte of the value, or of the name if there is no value, in
   *     the line as UTF-8
   * @param errno why
   * @param expected what would be right, such as {@code an int from 512 to 65536}
   * @param detail what else there is to say, or null
   */
  public RejectedArgument {
    requireNonNull(parameter, "parameter");
    requireNonNull(name, "name");
    requireNonNull(errno, "errno");
    requireNonNull(expected, "expected");
  }

  static RejectedArgument of(RefusedWord word) {
    return new RejectedArgument(
        word.parameter(),
        word.name(),
        word.value(),
        word.position(),
        word.errno(),
        word.expected(),
        word.detail());
  }

  /** Says in one line what is wrong. */
  @Override
  public String toString() {
    return name
        + (value == null ? " without a value" : ": `" + Excerpt.of(value) + "'")
        + " is refused with "
        + errno
        + " at byte "
        + position
        + (detail == null ? "" : ": " + Excerpt.ofSentence(detail))
        + "; expected "
        + expected;
  }
}
