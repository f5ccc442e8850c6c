// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** {@code freadline_wrapped}: joins lines that end in {@code \} and drops other {@code \}. */
final class LogicalLineReader {

  /** More than the kernel takes as arguments. */
  static final int LONGEST = 4 << 20;

  private static final int END = -1;

  private final String file;
  private final InputStream in;
  private final KmodVersion version;
  private final byte[] buffer = new byte[1 << 13];
  private int taken;
  private int filled;
  private int line = 1;
  private int column = 1;

  private final StringBuilder text = new StringBuilder();
  private Positions positions;
  private int length;
  private boolean nul;

  LogicalLineReader(String file, InputStream in, KmodVersion version) {
    this.file = file;
    this.in = in;
    this.version = version;
    this.positions = new Positions(file);
  }

  /** Returns the next line, or null at the end of the file. */
  @Nullable LogicalLine next() throws IOException {
    text.setLength(0);
    positions = new Positions(file);
    positions.start(0, line, column);
    length = 0;
    nul = false;
    int c = read();
    while (c != '\n' && c != END) {
      if (c == '\\') {
        unescape(read());
      } else {
        append(c);
      }
      c = read();
    }
    if (c == END && length == 0) {
      return null;
    }
    return new LogicalLine(
        text.toString(), c == END ? line : line - 1, positions, length > LONGEST);
  }

  private void unescape(int c) {
    if (c == '\n') {
      positions.start(length, line, column);
    } else if (c != END) {
      positions.start(length, line, column - 1);
      append(c);
    } else if (!version.isNewer()) {
      append(0xff);
    }
  }

  /** Counts all bytes, but keeps none after a NUL, where a C string ends, nor too many. */
  private void append(int c) {
    nul |= c == 0;
    if (!nul && length < LONGEST) {
      text.append((char) c);
    }
    length = Math.min(length + 1, LONGEST + 1);
  }

  private int read() throws IOException {
    int c = nextByte();
    if (c == '\n') {
      line++;
      column = 1;
    } else if (c != END) {
      column++;
    }
    return c;
  }

  private int nextByte() throws IOException {
    if (taken == filled) {
      taken = 0;
      filled = Math.max(0, in.read(buffer));
    }
    return taken < filled ? buffer[taken++] & 0xff : END;
  }
}
