// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static java.util.Objects.requireNonNull;

/**
 * One {@code key=value} string of a module's {@code .modinfo} section.
 *
 * @param key such as {@code license} or {@code alias}
 * @param value any text without NUL characters
 */
public record ModinfoTag(String key, String value) {

  /**
   * Checks a tag.
   *
   * @param key such as {@code license} or {@code alias}
   * @param value any text without NUL characters
   * @throws IllegalArgumentException if the key is empty, or holds {@code =}, or either holds NUL
   */
  public ModinfoTag {
    requireNonNull(key, "key");
    requireNonNull(value, "value");
    if (key.isEmpty() || key.indexOf('=') >= 0 || (key + value).indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a modinfo tag has a key without = and no NUL character, not " + key + "=" + value);
    }
  }

  /** Returns the string as the section holds it. */
  @Override
  public String toString() {
    return key + "=" + value;
  }
}
