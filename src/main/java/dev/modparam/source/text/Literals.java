// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.text;

/** Texts as string literals of the three languages. */
public final class Literals {

  private Literals() {}

  /** A literal of C, or of Java: both know escapes of three octal digits. */
  public static String octal(String text) {
    StringBuilder result = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (!simple(letter, result)) {
        boolean control = letter < ' ' || letter == 0x7f;
        result.append(control ? String.format("\\%03o", (int) letter) : letter);
      }
    }
    return result.append('"').toString();
  }

  public static String rust(String text) {
    StringBuilder result = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (!simple(letter, result)) {
        boolean control = letter < ' ' || letter == 0x7f;
        result.append(control ? String.format("\\x%02x", (int) letter) : letter);
      }
    }
    return result.append('"').toString();
  }

  private static boolean simple(char letter, StringBuilder result) {
    int known = "\n\t\r\\\"".indexOf(letter);
    if (known >= 0) {
      result.append('\\').append("ntr\\\"".charAt(known));
    }
    return known >= 0;
  }

  /** A module's name as a type's: {@code MyDriver} of {@code my_driver}. */
  public static String camelCase(String name) {
    StringBuilder result = new StringBuilder();
    for (String part : name.split("_", -1)) {
      if (!part.isEmpty()) {
        result.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
      }
    }
    boolean startsBadly = result.length() == 0 || Character.isDigit(result.charAt(0));
    return startsBadly ? "Module" + result : result.toString();
  }

  /** A name with letters, digits and underscores only. */
  public static String plain(String name) {
    StringBuilder result = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '-' || name.charAt(i) == '.') {
        result.setCharAt(i, '_');
      }
    }
    return result.toString();
  }

  /** Whether a text can be written as one word. */
  public static boolean isWord(String text) {
    return !text.isEmpty()
        && !(text.charAt(0) >= '0' && text.charAt(0) <= '9')
        && text.chars()
            .allMatch(
                letter ->
                    (letter >= 'a' && letter <= 'z')
                        || (letter >= 'A' && letter <= 'Z')
                        || (letter >= '0' && letter <= '9')
                        || letter == '_');
  }
}
