// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import java.util.List;

/** How the tools make one argument line of many words: {@code options_from_array}. */
public final class ArgumentQuoting {

  private ArgumentQuoting() {}

  /** Joins words as modprobe does, with quotes around values that hold a space. */
  public static String join(List<String> words) {
    return joinPlain(words.stream().map(ArgumentQuoting::quote).toList());
  }

  /**
   * Joins words as insmod of kmod 30 does. An empty one leaves no trace while the line is empty.
   */
  public static String joinPlain(List<String> words) {
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (line.length() > 0) {
        line.append(' ');
      }
      line.append(word);
    }
    return line.toString();
  }

  private static String quote(String word) {
    int value = word.indexOf('=') + 1;
    boolean quoted = word.startsWith("\"", value) || word.startsWith("'", value);
    return value == 0 || quoted || word.indexOf(' ', value) < 0
        ? word
        : word.substring(0, value) + '"' + word.substring(value) + '"';
  }
}
