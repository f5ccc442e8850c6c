// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import dev.modparam.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The content of a file as it stands in a snapshot: on one line, printable, without loss. */
final class QuotedText {

  private static final HexFormat HEX = HexFormat.of();
  private static final String NO_NEWLINE = "\\c";

  private QuotedText() {}

  static String withoutNewline(String content) {
    return content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
  }

  /** A file's content on one line: printable, without its final newline. */
  static String quote(String content) {
    boolean whole = content.endsWith("\n");
    String text = withoutNewline(content);
    StringBuilder line = new StringBuilder();
    int next = 0;
    while (next < text.length()) {
      int point = text.codePointAt(next);
      boolean first = next == 0;
      next += Character.charCount(point);
      boolean lost = Character.isWhitespace(point) && (first || next == text.length());
      if (isPrintable(point) && !lost) {
        line.appendCodePoint(point);
      } else {
        for (byte each : ByteText.encode(Character.toString(point))) {
          line.append("\\x").append(HEX.toHexDigits(each));
        }
      }
    }
    return whole ? line.toString() : line.append(NO_NEWLINE).toString();
  }

  private static boolean isPrintable(int point) {
    return point != '\\'
        && switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
  }

  /** Turns a line back into content; null if it is not quoted rightly. */
  static @Nullable String unquote(String line) {
    boolean whole = !line.endsWith(NO_NEWLINE);
    String text = whole ? line + "\n" : line.substring(0, line.length() - NO_NEWLINE.length());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int next = 0;
    while (next < text.length()) {
      int escape = text.indexOf('\\', next);
      int end = escape < 0 ? text.length() : escape;
      bytes.writeBytes(ByteText.encode(text.substring(next, end)));
      next = end;
      if (escape >= 0) {
        int value = escapedByte(text, escape);
        if (value < 0) {
          return null;
        }
        bytes.write(value);
        next += 4;
      }
    }
    return ByteText.decode(bytes.toByteArray());
  }

  /** The byte of an escape such as {@code \x5c}, or -1. */
  private static int escapedByte(String text, int at) {
    if (!text.startsWith("\\x", at) || at + 4 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at + 2), 16);
    int low = Character.digit(text.charAt(at + 3), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
