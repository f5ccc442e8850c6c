// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import dev.modparam.input.Location;
import dev.modparam.text.ByteText;
import java.util.ArrayList;
import java.util.List;

/** The lists of {@code softdep} and {@code weakdep}: {@code kmod_config_add_softdep}. */
final class SoftdepWords {

  private SoftdepWords() {}

  /**
   * Cuts a text into words. One blank at its start belongs to the first word, a slip of kmod's that
   * spoils a first {@code pre:}.
   */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    boolean lone =
        text.length() > 1 && ByteText.isSpace(text.charAt(0)) && !ByteText.isSpace(text.charAt(1));
    int start = 0;
    int i = lone ? 1 : 0;
    while (i <= text.length()) {
      if (i == text.length() || ByteText.isSpace(text.charAt(i))) {
        if (i > start) {
          words.add(text.substring(start, i));
        }
        start = i + 1;
      }
      i++;
    }
    return words;
  }

  static Directive.Softdep softdep(String module, String text, Location location) {
    List<String> pre = new ArrayList<>();
    List<String> post = new ArrayList<>();
    List<String> current = new ArrayList<>();
    for (String word : of(text)) {
      if (word.equals("pre:")) {
        current = pre;
      } else if (word.equals("post:")) {
        current = post;
      } else {
        current.add(word);
      }
    }
    return new Directive.Softdep(module, pre, post, location);
  }
}
