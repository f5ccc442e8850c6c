// SPDX-License-Identifier: Apache-2.0
package dev.modparam.args.scan;

import java.nio.charset.StandardCharsets;

/**
 * Cuts argument lines into tokens in one pass, as {@code next_arg} of {@code lib/cmdline.c} does.
 *
 * <p>Works on bytes and copies nothing: a token is a range of the line. Bytes 09 to 0D, 20 and A0
 * separate tokens outside double quotes; there is no escape character. A line ends at its first NUL
 * byte, as a C string does.
 *
 * <p>A reader is a position: the line stays with its user, who hands the same one to each call, and
 * can read the next line with the same reader. Not thread-safe.
 *
 * <pre>{@code
 * ArgumentReader reader = new ArgumentReader();
 * reader.start(line, 0);
 * while (reader.next(line)) {
 *   use(reader.name(line), reader.hasValue() ? reader.value(line) : null);
 * }
 * }</pre>
 */
public final class ArgumentReader {

  private static final byte NO_BREAK_SPACE = (byte) 0xA0;

  private static final byte LETTER = 0;
  private static final byte SPACE = 1;
  private static final byte QUOTE = 2;
  private static final byte EQUALS = 3;
  private static final byte END = 4;

  /** What each byte is to the tokenizer. */
  private static final byte[] KINDS = kinds();

  private int rest;
  private int token;
  private int nameStart;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;

  /** Makes a reader, which {@link #start} takes to a line. */
  public ArgumentReader() {}

  /**
   * Starts before the first token of a line, or of the rest of one.
   *
   * @param line the line
   * @param from where to start, from 0 to the length of the array
   */
  public void start(byte[] line, int from) {
    rest = skipSpaces(line, from);
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = isSpace((byte) i) ? SPACE : LETTER;
    }
    kinds['"'] = QUOTE;
    kinds['='] = EQUALS;
    kinds[0] = END;
    return kinds;
  }

  private static byte kind(byte letter) {
    return KINDS[letter & 0xFF];
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
   * @param line the line
   * @return false if there is none
   */
  public boolean next(byte[] line) {
    token = rest;
    if (kindAt(line, token) == END) {
      return false;
    }
    int end = plainToken(line);
    rest = skipSpaces(line, end >= 0 ? end : anyToken(line));
    return true;
  }

  /**
   * Reads a token without quotes, as most are.
   *
   * @return where it ends, or -1 if it has quotes, or a second {@code =}
   */
  private int plainToken(byte[] line) {
    int end = skipLetters(line, token);
    nameStart = token;
    nameEnd = end;
    valueStart = -1;
    valueEnd = -1;
    if (end > token && kindAt(line, end) == EQUALS) {
      valueStart = end + 1;
      end = skipLetters(line, valueStart);
      valueEnd = end;
    }
    byte kind = kindAt(line, end);
    return kind == SPACE || kind == END ? end : -1;
  }

  /** Reads a token of whatever form, and returns where it ends. */
  private int anyToken(byte[] line) {
    boolean quoted = kindAt(line, token) == QUOTE;
    int start = quoted ? token + 1 : token;
    int equals = start; // at the very start, = is not a separator
    boolean inQuotes = quoted;
    int at = start;
    for (byte kind = kindAt(line, at);
        kind != END && (kind != SPACE || inQuotes);
        kind = kindAt(line, at)) {
      if (kind == QUOTE) {
        inQuotes = !inQuotes;
      } else if (kind == EQUALS && equals == start) {
        equals = at;
      }
      at++;
    }
    boolean closed = at > start && line[at - 1] == '"';
    nameStart = start;
    if (equals == start) {
      nameEnd = quoted && closed ? at - 1 : at;
      valueStart = -1;
      valueEnd = -1;
    } else {
      nameEnd = equals;
      boolean valueQuoted = kindAt(line, equals + 1) == QUOTE;
      valueStart = valueQuoted ? equals + 2 : equals + 1;
      valueEnd = Math.max(valueStart, closed && (valueQuoted || quoted) ? at - 1 : at);
    }
    return at;
  }

  private static int skipLetters(byte[] line, int from) {
    int at = from;
    while (at < line.length && kind(line[at]) == LETTER) {
      at++;
    }
    return at;
  }

  private static int skipSpaces(byte[] line, int from) {
    int at = from;
    while (at < line.length && kind(line[at]) == SPACE) {
      at++;
    }
    return at;
  }

  /** What a byte is to the tokenizer; END after the last one. */
  private static byte kindAt(byte[] line, int index) {
    return index < line.length ? kind(line[index]) : END;
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
   * @param line the line
   * @return true for {@code --} and {@code "--"} without a value
   */
  public boolean isDashes(byte[] line) {
    return !hasValue()
        && nameEnd - nameStart == 2
        && line[nameStart] == '-'
        && line[nameStart + 1] == '-';
  }

  /**
   * Returns where the text after the current token starts, its leading spaces skipped.
   *
   * @return index of its first byte, or {@link #end}
   */
  public int rest() {
    return rest;
  }

  /**
   * Returns where the line ends.
   *
   * @param line the line
   * @return index of the first NUL byte, or the length of the array
   */
  public int end(byte[] line) {
    int end = rest;
    while (end < line.length && line[end] != 0) {
      end++;
    }
    return end;
  }

  /**
   * Returns the name as text.
   *
   * @param line the line
   * @return the name, read as UTF-8
   */
  public String name(byte[] line) {
    return text(line, nameStart, nameEnd);
  }

  /**
   * Returns the value as text.
   *
   * @param line the line
   * @return the value, read as UTF-8
   * @throws IllegalStateException if the token has none
   */
  public String value(byte[] line) {
    if (!hasValue()) {
      throw new IllegalStateException("the argument " + name(line) + " has no value");
    }
    return text(line, valueStart, valueEnd);
  }

  private static String text(byte[] line, int from, int to) {
    return new String(line, from, to - from, StandardCharsets.UTF_8);
  }
}
