// SPDX-License-Identifier: Apache-2.0
package dev.modparam.text;

/** Text from outside, made fit for a message: short, and without control characters. */
public final class Excerpt {

  private static final int LONGEST = 80;
  private static final int LONGEST_SENTENCE = 400;

  private Excerpt() {}

  public static String of(String text) {
    return of(text, LONGEST);
  }

  /** Words about a text, which may repeat it. */
  public static String ofSentence(String text) {
    return of(text, LONGEST_SENTENCE);
  }

  private static String of(String text, int longest) {
    StringBuilder result = new StringBuilder();
    int shown = Math.min(text.length(), longest);
    if (shown < text.length() && Character.isHighSurrogate(text.charAt(shown - 1))) {
      shown--;
    }
    for (int i = 0; i < shown; i++) {
      char letter = text.charAt(i);
      if (letter == '\n') {
        result.append("\\n");
      } else if (Character.isISOControl(letter)) {
        result.append(String.format("\\x%02x", (int) letter));
      } else {
        result.append(letter);
      }
    }
    return text.length() > shown
        ? result + "… (" + text.length() + " characters)"
        : result.toString();
  }
}
