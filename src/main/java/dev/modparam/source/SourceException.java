// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

/**
 * A declaration in source text is wrong: at a line and column something was found where something
 * else was expected.
 *
 * <p>The message says all of that, and shows the line with a caret under the place:
 *
 * <pre>
 * line 3, column 9: found "permisions", expected one of default, permissions, description; did you mean permissions?
 *         permisions: 0644,
 *         ^
 * </pre>
 */
public final class SourceException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The number of the line. */
  private final int line;

  /** The number of the char in the line. */
  private final int column;

  /** What the text has there. */
  private final String found;

  /** What would be right there. */
  private final String expected;

  SourceException(int line, int column, String found, String expected, String excerpt) {
    super("line " + line + ", column " + column + ": " + said(found, expected) + "\n" + excerpt);
    this.line = line;
    this.column = column;
    this.found = found;
    this.expected = expected;
  }

  private static String said(String found, String expected) {
    return "found " + found + ", expected " + expected;
  }

  /**
   * Returns the line.
   *
   * @return the number of the line, from 1
   */
  public int line() {
    return line;
  }

  /**
   * Returns the place in the line.
   *
   * @return the number of the {@code char} in the line, from 1
   */
  public int column() {
    return column;
  }

  /**
   * Returns what the text has there.
   *
   * @return a phrase, with the text itself in quotes
   */
  public String found() {
    return found;
  }

  /**
   * Returns what would be right there.
   *
   * @return a phrase
   */
  public String expected() {
    return expected;
  }
}
