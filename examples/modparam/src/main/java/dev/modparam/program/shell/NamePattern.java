// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns of names as shells have them: {@code *}, {@code ?} and {@code [...]}. */
final class NamePattern {

  private NamePattern() {}

  static Pattern of(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char letter = glob.charAt(i);
      int end = letter == '[' ? glob.indexOf(']', i + 2) : -1;
      if (letter == '*') {
        regex.append(".*");
      } else if (letter == '?') {
        regex.append('.');
      } else if (end > 0) {
        String set = glob.substring(i + 1, end).replace("\\", "\\\\").replace("[", "\\[");
        regex.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
        i = end;
      } else {
        regex.append(Pattern.quote(String.valueOf(letter)));
      }
    }
    try {
      return Pattern.compile(regex.toString());
    } catch (PatternSyntaxException odd) {
      return Pattern.compile(Pattern.quote(glob));
    }
  }
}
