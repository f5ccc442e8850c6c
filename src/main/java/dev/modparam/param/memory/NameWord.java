// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Names eight bytes at a time, with each {@code -} as {@code _}: a look-up of a name costs a few
 * instructions a word, where letter by letter it would be most of the cost of an argument.
 */
final class NameWord {

  /** How many bytes a word has. */
  static final int BYTES = Long.BYTES;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long DASHES = '-' * ONES;
  private static final int CHANGE = '-' ^ '_';

  private NameWord() {}

  /**
   * Returns the first bytes of a name, eight at most, filled up with zeros.
   *
   * @param to index after the last byte of the name
   */
  static long first(byte[] text, int from, int to) {
    if (from + BYTES > text.length) {
      return underscores(atTheEnd(text, from, to));
    }
    long word = (long) LONG.get(text, from);
    int length = to - from;
    return underscores(length >= BYTES ? word : word & ((1L << (length * 8)) - 1));
  }

  /** Returns the last eight bytes of a name that has as many. */
  static long last(byte[] text, int to) {
    return underscores((long) LONG.get(text, to - BYTES));
  }

  /** The same where the text has no eight bytes from there. */
  private static long atTheEnd(byte[] text, int from, int to) {
    long word = 0;
    for (int i = to - 1; i >= from; i--) {
      word = (word << 8) | (text[i] & 0xFF);
    }
    return word;
  }

  /** Turns each byte that is a dash into an underscore. */
  private static long underscores(long word) {
    long difference = word ^ DASHES; // 0 in the bytes that are dashes
    long low = ~(ONES << 7);
    long others =
        ((((difference & low) + low) | difference) >>> 7) & ONES; // 1 in those that are not
    return word ^ ((others ^ ONES) * CHANGE);
  }
}
