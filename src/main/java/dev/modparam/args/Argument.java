// SPDX-License-Identifier: Apache-2.0
package dev.modparam.args;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One word of an argument line.
 *
 * @param name what stands before the {@code =}, without quotes that belong to the line
 * @param value what stands after it, or null for a bare name
 * @param position index of the word's first byte in the line
 */
public record Argument(String name, @Nullable String value, int position) {

  /**
   * Makes an argument.
   *
   * @param name what stands before the {@code =}
   * @param value what stands after it, or null for a bare name
   * @param position index of the word's first byte in the line
   */
  public Argument {
    requireNonNull(name, "name");
  }

  /** Returns name and value for reading; {@link ArgumentLine#format} quotes them for a line. */
  @Override
  public String toString() {
    return value == null ? name : name + "=" + value;
  }
}
