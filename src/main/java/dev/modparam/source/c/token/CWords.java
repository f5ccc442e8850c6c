// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

/** Which words a text has outside of its directives: certainly not, or perhaps. */
public final class CWords {

  private final long[] bits;

  /** Makes room for the words of a text. */
  public CWords(int length) {
    this.bits = new long[Integer.highestOneBit(length / Long.SIZE | 1) * 2];
  }

  private int spread(int hash) {
    return ((hash ^ (hash >>> 15)) * 0x9E37_79B1) >>> 7;
  }

  /**
   * Adds a word.
   *
   * @param hash its {@link String#hashCode()}
   */
  void add(int hash) {
    int spread = spread(hash);
    bits[spread >>> 6 & bits.length - 1] |= 1L << spread;
  }

  /** Whether a word may be among those that were added. */
  public boolean mayHave(String word) {
    int spread = spread(word.hashCode());
    return (bits[spread >>> 6 & bits.length - 1] & 1L << spread) != 0;
  }
}
