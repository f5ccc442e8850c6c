// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import java.util.ArrayList;
import java.util.List;

/** Cuts {@code MODPROBE_OPTIONS} into words: {@code prepend_options_from_env}. */
final class EnvironmentWords {

  private EnvironmentWords() {}

  /**
   * Cuts at single blanks outside quotes. Two blanks make an empty word, and so does a blank after
   * a word that begins with a quote.
   */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c == ' ') {
        words.add(word.toString());
        word.setLength(0);
      } else if (c == '"' || c == '\'') {
        int close = text.indexOf(c, i);
        boolean begins = word.length() == 0;
        if (close < 0) {
          // An unclosed quote takes the rest, with the quote itself.
          word.append(text, i - 1, text.length());
          break;
        }
        word.append(text, i, close);
        i = close + 1;
        if (begins) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        word.append(c);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }
}
