// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

/** A text is no {@linkplain KernelSnapshot snapshot}; the message says in which line and why. */
public final class SnapshotFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The line, from 1. */
  private final int line;

  SnapshotFormatException(int line, String problem) {
    super("line " + line + ": " + problem);
    this.line = line;
  }

  /**
   * Returns where the problem is.
   *
   * @return the number of the line, from 1
   */
  public int line() {
    return line;
  }
}
