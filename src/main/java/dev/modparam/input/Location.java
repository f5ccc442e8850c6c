// SPDX-License-Identifier: Apache-2.0
package dev.modparam.input;

import static java.util.Objects.requireNonNull;

import java.util.Objects;

/**
 * A place in a text or a file.
 *
 * @param file the name of the file as the reader was given it; empty for a text without a name
 * @param line the number of the line, from 1; 0 for the whole file
 * @param column the number of the first {@code char} in the line, from 1; 0 for the whole line
 * @param length how many {@code char}s are meant; 0 if that is not known
 */
public record Location(String file, int line, int column, int length) {

  /**
   * Makes a location.
   *
   * @param file the name of the file as the reader was given it; empty for a text without a name
   * @param line the number of the line, from 1; 0 for the whole file
   * @param column the number of the first {@code char} in the line, from 1; 0 for the whole line
   * @param length how many {@code char}s are meant; 0 if that is not known
   * @throws IllegalArgumentException if a number is negative
   */
  public Location {
    requireNonNull(file, "file");
    if (line < 0 || column < 0 || length < 0) {
      throw new IllegalArgumentException(
          "line, column and length must not be negative: " + line + ", " + column + ", " + length);
    }
  }

  /**
   * Names a whole file.
   *
   * @param file the name of the file
   * @return line 0, column 0 of the file
   */
  public static Location ofFile(String file) {
    return new Location(file, 0, 0, 0);
  }

  /**
   * Names a whole line.
   *
   * @param file the name of the file; empty for a text without a name
   * @param line the number of the line, from 1
   * @return column 0 of the line
   */
  public static Location ofLine(String file, int line) {
    return new Location(file, line, 0, 0);
  }

  /**
   * Returns the same place in a file of another name.
   *
   * @param name the name of the file
   * @return a location
   */
  public Location in(String name) {
    Objects.requireNonNull(name, "name");
    return new Location(name, line, column, length);
  }

  /** Returns {@code a.conf:3:9}; without a file name {@code line 3, column 9}. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    if (file.isEmpty()) {
      return "line " + line + (column == 0 ? "" : ", column " + column);
    }
    return file + ":" + line + (column == 0 ? "" : ":" + column);
  }
}
