// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

/**
 * A directive with the way back from its text to the file.
 *
 * @param directive the directive
 * @param positions where the bytes of its line stand
 * @param offset offset of its value in that line
 */
record ConfigEntry(Directive directive, Positions positions, int offset) {

  /** Returns where a byte of the value stands. */
  SourceLocation at(int byteOfValue) {
    return positions.at(offset + byteOfValue);
  }
}
