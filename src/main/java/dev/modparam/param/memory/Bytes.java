// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import java.util.Arrays;

/**
 * The bytes of a variable, the lowest of a number first, as on x86_64. Its user holds the lock of
 * the variable to write; what lies in one place is read as a whole.
 */
abstract class Bytes {

  abstract int length();

  /** Reads up to eight bytes as a number without a sign. */
  abstract long get(int at, int count);

  /** Writes the lowest bytes of a number. */
  abstract void put(int at, int count, long value);

  /** Reads a C string: up to a NUL, or to the end of the variable if there is none. */
  CString text(int from) {
    byte[] all = new byte[length() - from];
    int size = 0;
    for (long next; size < all.length && (next = get(from + size, 1)) != 0; size++) {
      all[size] = (byte) next;
    }
    return CString.of(all, 0, size);
  }

  /** Copies a text and its NUL ({@code strcpy}); the bytes after it stay. */
  void text(int from, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      put(from + i, 1, text[i]);
    }
    put(from + text.length, 1, 0);
  }

  private static long lowest(int count) {
    return count == Long.BYTES ? -1 : (1L << (Byte.SIZE * count)) - 1;
  }

  /**
   * The bytes of a buffer. A write makes a copy, so that a reader without a lock sees no mixture.
   */
  static final class OfBuffer extends Bytes {

    private final int length;
    private volatile byte[] written = {};

    OfBuffer(int length) {
      this.length = length;
    }

    @Override
    int length() {
      return length;
    }

    @Override
    long get(int at, int count) {
      byte[] now = written;
      long value = 0;
      for (int i = Math.min(count, now.length - at) - 1; i >= 0; i--) {
        value = value << Byte.SIZE | (now[at + i] & 0xff);
      }
      return value;
    }

    @Override
    void put(int at, int count, long value) {
      byte[] next = Arrays.copyOf(written, Math.max(written.length, at + count));
      for (int i = 0; i < count; i++) {
        next[at + i] = (byte) (value >>> (Byte.SIZE * i));
      }
      written = next;
    }

    @Override
    CString text(int from) {
      byte[] now = written;
      int end = from;
      while (end < now.length && now[end] != 0) {
        end++;
      }
      return CString.of(now, Math.min(from, now.length), Math.min(end, now.length));
    }

    @Override
    void text(int from, byte[] text) {
      byte[] next = Arrays.copyOf(written, Math.max(written.length, from + text.length + 1));
      System.arraycopy(text, 0, next, from, text.length);
      next[from + text.length] = 0;
      written = next;
    }

    void clear() {
      written = new byte[0];
    }
  }

  /** The bytes of numbers. */
  static final class OfNumbers extends Bytes {

    private final Slots slots;
    private final Shape shape;

    OfNumbers(Slots slots, Shape shape) {
      this.slots = slots;
      this.shape = shape;
    }

    @Override
    int length() {
      return (int) shape.size();
    }

    @Override
    long get(int at, int count) {
      long value = 0;
      for (int done = 0; done < count; ) {
        int inside = (at + done) % shape.width();
        int part = Math.min(shape.width() - inside, count - done);
        long bits = slots.number((at + done) / shape.width()) >>> (Byte.SIZE * inside);
        value |= (bits & lowest(part)) << (Byte.SIZE * done);
        done += part;
      }
      return value;
    }

    @Override
    void put(int at, int count, long value) {
      for (int done = 0; done < count; ) {
        int place = (at + done) / shape.width();
        int inside = (at + done) % shape.width();
        int part = Math.min(shape.width() - inside, count - done);
        long hole = lowest(part) << (Byte.SIZE * inside);
        long bits = (value >>> (Byte.SIZE * done)) << (Byte.SIZE * inside);
        slots.number(place, shape.normalize((slots.number(place) & ~hole) | (bits & hole)));
        done += part;
      }
    }
  }
}
