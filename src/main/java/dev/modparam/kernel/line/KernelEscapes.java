// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

/** {@code string_unescape_inplace} with the flags SPACE, OCTAL and SPECIAL. */
final class KernelEscapes {

  private static final String NAMED = "nrtvf\\\"ae";
  private static final String MEANT = "\n\r\t\u000b\f\\\"\u0007\u001b";

  private KernelEscapes() {}

  /** Replaces escapes in bytes as chars; what is none stays, with its backslash. */
  static String decode(String text) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char letter = text.charAt(at++);
      int named = letter == '\\' && at < text.length() ? NAMED.indexOf(text.charAt(at)) : -1;
      int digits = letter == '\\' ? octalDigits(text, at) : 0;
      if (named >= 0) {
        result.append(MEANT.charAt(named));
        at++;
      } else if (digits > 0) {
        result.append((char) (Integer.parseInt(text.substring(at, at + digits), 8) & 0xFF));
        at += digits;
      } else {
        result.append(letter);
      }
    }
    int end = result.indexOf("\0");
    return end < 0 ? result.toString() : result.substring(0, end);
  }

  /** Up to three, the first of which makes a value of three digits fit a byte. */
  private static int octalDigits(String text, int from) {
    int most = from < text.length() && text.charAt(from) > '3' ? 2 : 3;
    int count = 0;
    while (count < most
        && from + count < text.length()
        && text.charAt(from + count) >= '0'
        && text.charAt(from + count) <= '7') {
      count++;
    }
    return count;
  }
}
