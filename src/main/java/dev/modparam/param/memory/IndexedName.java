// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

/** A name in the table of a {@link ParamIndex}. Immutable. */
final class IndexedName {

  private final int position;
  private final byte[] name;
  private final long head;
  private final long tail;

  /**
   * Makes an entry.
   *
   * @param position of the name in the list
   * @param name its bytes, with {@code _} for each {@code -}
   */
  IndexedName(int position, byte[] name) {
    this.position = position;
    this.name = name;
    this.head = NameWord.first(name, 0, name.length);
    this.tail = name.length > NameWord.BYTES ? NameWord.last(name, name.length) : head;
  }

  int position() {
    return position;
  }

  /** Whether this name has these bytes, whose first and last eight are given as numbers as well. */
  boolean matches(long first, long last, byte[] text, int from, int to) {
    return head == first
        && tail == last
        && name.length == to - from
        && (name.length <= 2 * NameWord.BYTES || middleMatches(text, from, to));
  }

  private boolean middleMatches(byte[] text, int from, int to) {
    for (int i = NameWord.BYTES; i < name.length - NameWord.BYTES; i += NameWord.BYTES) {
      if (NameWord.first(name, i, name.length) != NameWord.first(text, from + i, to)) {
        return false;
      }
    }
    return true;
  }
}
