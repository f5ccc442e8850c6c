// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import org.jspecify.annotations.Nullable;

/**
 * Something that a reader should know about what was read: a value that is not known, or something
 * that was left out.
 *
 * @param parameter the parameter that it is about; null if it is about the whole file
 * @param text one sentence
 */
public record ObjectNote(@Nullable String parameter, String text) {

  /** Returns the parameter and the text. */
  @Override
  public String toString() {
    return parameter == null ? text : parameter + ": " + text;
  }
}
