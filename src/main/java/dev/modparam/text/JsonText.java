// SPDX-License-Identifier: Apache-2.0
package dev.modparam.text;

/** Texts in JSON. */
public final class JsonText {

  private JsonText() {}

  /** Writes a text with quotes around it. Lone surrogates become U+FFFD, as JSON is UTF-8. */
  public static String quote(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> append(text, i, letter, json);
      }
    }
    return json.append('"').toString();
  }

  private static void append(String text, int at, char letter, StringBuilder json) {
    if (letter < ' ' || letter == '\u2028' || letter == '\u2029') {
      json.append(String.format("\\u%04x", (int) letter));
    } else if (Character.isSurrogate(letter) && !isPaired(text, at)) {
      json.append('\ufffd');
    } else {
      json.append(letter);
    }
  }

  private static boolean isPaired(String text, int at) {
    char letter = text.charAt(at);
    return Character.isHighSurrogate(letter)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
