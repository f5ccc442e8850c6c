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

  /** Returns the argument as {@link ArgumentLine#format} writes it, if it can be written. */
  @Override
  public String toString() {
    return value == null ? name : name + "=" + value;
  }
}
