// SPDX-License-Identifier: Apache-2.0
package dev.modparam.args;

import org.jspecify.annotations.Nullable;

/**
 * One word of an argument line.
 *
 * @param name what stands before the {@code =}, without quotes that belong to the line
 * @param value what stands after it, or null for a bare name
 * @param position index of the word's first byte in the line
 */
public record Argument(String name, @Nullable String value, int position) {

  /** Returns name and value for reading; {@link ArgumentLine#format} quotes them for a line. */
  @Override
  public String toString() {
    return value == null ? name : name + "=" + value;
  }
}
