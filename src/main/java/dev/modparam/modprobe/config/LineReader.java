// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import dev.modparam.text.ByteText;
import org.jspecify.annotations.Nullable;

/** {@code freadline_wrapped}: joins lines that end in {@code \} and drops other {@code \}. */
final class LineReader {

  /** More than the kernel takes as arguments. */
  static final int LONGEST = 4 << 20;

  /** Byte 0xFF, which kmod 30 makes of the end of the file after a {@code \}. */
  private static final char END_AS_BYTE = '\udcff';

  /**
   * A line after continuation lines were joined.
   *
   * @param text its text up to the first NUL
   * @param number the number that kmod gives it, which is that of its last part
   */
  record Line(String text, int number, LinePlaces places) {}

  private final String file;
  private final String content;
  private final KmodVersion version;
  private int next;
  private int line = 1;
  private int lineStart;

  LineReader(String file, String content, KmodVersion version) {
    this.file = file;
    this.content = content;
    this.version = version;
  }

  /** Returns the next line, or null at the end of the file. */
  @Nullable Line next() {
    if (next == content.length()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    LinePlaces places = new LinePlaces(file, line, 1);
    while (next < content.length()) {
      char c = content.charAt(next++);
      if (c == '\n') {
        newLine();
        return new Line(untilNul(text), line - 1, places);
      }
      if (c == '\\') {
        unescape(text, places);
      } else {
        text.append(c);
      }
    }
    return new Line(untilNul(text), line, places);
  }

  private void unescape(StringBuilder text, LinePlaces places) {
    if (next == content.length()) {
      if (!version.has(KmodVersion.Feature.BACKSLASH_AT_END)) {
        text.append(END_AS_BYTE);
      }
      return;
    }
    char c = content.charAt(next++);
    if (c == '\n') {
      newLine();
      places.start(text.length(), line, 1);
    } else {
      places.start(text.length(), line, next - lineStart);
      text.append(c);
    }
  }

  private void newLine() {
    line++;
    lineStart = next;
  }

  /** A byte that an escape tore from its letter is put together with it again. */
  private static String untilNul(StringBuilder text) {
    int nul = text.indexOf("\0");
    String line = nul < 0 ? text.toString() : text.substring(0, nul);
    return ByteText.fromByteString(ByteText.toByteString(line));
  }
}
