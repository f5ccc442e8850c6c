// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import org.jspecify.annotations.Nullable;

/** {@code strtok_r} with spaces and tabs. */
final class WordReader {

  private final String line;
  private int start;
  private int end;

  WordReader(String line) {
    this.line = line;
  }

  /** Returns the next word, or null after the last. */
  @Nullable String next() {
    start = end;
    while (start < line.length() && isBlank(line.charAt(start))) {
      start++;
    }
    end = start;
    while (end < line.length() && !isBlank(line.charAt(end))) {
      end++;
    }
    String word = line.substring(start, end);
    end = Math.min(end + 1, line.length());
    return word.isEmpty() ? null : word;
  }

  /** Returns the text after the one separator that ended the last word. */
  String rest() {
    start = end;
    return line.substring(end);
  }

  /** Returns the offset of what was returned last. */
  int start() {
    return start;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
