// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

/**
 * Something that a source text leaves open, or that the reader of it should know.
 *
 * @param line the number of the line, from 1
 * @param column the number of the {@code char} in the line, from 1
 * @param message what is not known, or what to mind
 */
public record SourceNote(int line, int column, String message) {

  /** Returns the place and the message. */
  @Override
  public String toString() {
    return "line " + line + ", column " + column + ": " + message;
  }
}
