// SPDX-License-Identifier: Apache-2.0
package dev.modparam.args;

import java.nio.charset.StandardCharsets;

/**
 * Cuts an argument line into tokens in one pass, as {@code next_arg} of {@code lib/cmdline.c} does.
 *
 * <p>Works on bytes and copies nothing: a token is a range of the line. Bytes 09 to 0D, 20 and A0
 * separate tokens outside double quotes; there is no escape character. Not thread-safe.
 *
 * <pre>{@code
 * ArgumentReader reader = new ArgumentReader(line);
 * while (reader.next()) {
 *   use(reader.name(), reader.hasValue() ? reader.value() : null);
 * }
 * }</pre>
 */
public final class ArgumentReader {

  private static final byte NO_BREAK_SPACE = (byte) 0xA0;

  private final byte[] line;
  private final int end;
  private int rest;
  private int token;
  private int nameStart;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;

  /**
   * Starts before the first token of a line.
   *
   * @param line the line; it ends at the first NUL byte, as a C string does
   */
  public ArgumentReader(byte[] line) {
    this(line, 0);
  }

  /**
   * Starts somewhere in a line.
   *
   * @param line the line; it ends at the first NUL byte at or after the start
   * @param from where to start, from 0 to the line's length
   */
  public ArgumentReader(byte[] line, int from) {
    this.line = line;
    int to = from;
    while (to < line.length && line[to] != 0) {
      to++;
    }
    this.end = to;
    this.rest = skipSpaces(from);
  }

  /**
   * Tells whether the kernel takes a byte as white space ({@code isspace} of {@code
   * linux/ctype.h}).
   *
   * @param letter any byte
   * @return true for 09 to 0D, 20 and A0
   */
  public static boolean isSpace(byte letter) {
    return letter == ' ' || (letter >= '\t' && letter <= '\r') || letter == NO_BREAK_SPACE;
  }

  /**
   * Goes to the next token.
   *
   * @return false if there is none
   */
  public boolean next() {
    if (rest >= end) {
      return false;
    }
    token = rest;
    boolean quoted = line[token] == '"';
    int start = quoted ? token + 1 : token;
    int equals = start; // at the very start, = is no separator
    boolean inQuotes = quoted;
    int at = start;
    for (; at < end; at++) {
      byte letter = line[at];
      if (letter == '"') {
        inQuotes = !inQuotes;
      } else if (letter == '=') {
        equals = equals == start ? at : equals;
      } else if (!inQuotes && isSpace(letter)) {
        break;
      }
    }
    boolean closed = at > start && line[at - 1] == '"';
    nameStart = start;
    if (equals == start) {
      nameEnd = quoted && closed ? at - 1 : at;
      valueStart = -1;
      valueEnd = -1;
    } else {
      nameEnd = equals;
      boolean valueQuoted = equals + 1 < at && line[equals + 1] == '"';
      valueStart = valueQuoted ? equals + 2 : equals + 1;
      valueEnd = Math.max(valueStart, closed && (valueQuoted || quoted) ? at - 1 : at);
    }
    rest = skipSpaces(at);
    return true;
  }

  private int skipSpaces(int from) {
    int at = from;
    while (at < end && isSpace(line[at])) {
      at++;
    }
    return at;
  }

  /**
   * Returns where the current token starts, its quote included.
   *
   * @return index of its first byte
   */
  public int tokenStart() {
    return token;
  }

  /**
   * Returns where the name starts.
   *
   * @return index of its first byte
   */
  public int nameStart() {
    return nameStart;
  }

  /**
   * Returns where the name ends.
   *
   * @return index after its last byte
   */
  public int nameEnd() {
    return nameEnd;
  }

  /**
   * Tells whether the token has a value. An empty one is one, a bare name has none.
   *
   * @return true if there is a {@code =}
   */
  public boolean hasValue() {
    return valueStart >= 0;
  }

  /**
   * Returns where the value starts.
   *
   * @return index of its first byte, or -1 if there is none
   */
  public int valueStart() {
    return valueStart;
  }

  /**
   * Returns where the value ends.
   *
   * @return index after its last byte, or -1 if there is none
   */
  public int valueEnd() {
    return valueEnd;
  }

  /**
   * Tells whether the current token is {@code --}, after which a line holds no more parameters.
   *
   * @return true for {@code --} and {@code "--"} without a value
   */
  public boolean isDashes() {
    return !hasValue()
        && nameEnd - nameStart == 2
        && line[nameStart] == '-'
        && line[nameStart + 1] == '-';
  }

  /**
   * Returns where the text after the current token starts, its leading spaces skipped.
   *
   * @return index of its first byte, or {@link #end()}
   */
  public int rest() {
    return rest;
  }

  /**
   * Returns where the line ends.
   *
   * @return index of the first NUL byte, or the length of the array
   */
  public int end() {
    return end;
  }

  /**
   * Returns the name as text.
   *
   * @return the name, read as UTF-8
   */
  public String name() {
    return text(nameStart, nameEnd);
  }

  /**
   * Returns the value as text.
   *
   * @return the value, read as UTF-8
   * @throws IllegalStateException if the token has none
   */
  public String value() {
    if (!hasValue()) {
      throw new IllegalStateException("the argument " + name() + " has no value");
    }
    return text(valueStart, valueEnd);
  }

  private String text(int from, int to) {
    return new String(line, from, to - from, StandardCharsets.UTF_8);
  }
}
