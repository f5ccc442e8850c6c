// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The page that a get function fills: the text of a parameter's file. */
public final class PageBytes {

  /** The size of a page, and the size that sysfs reports for each file. */
  public static final int SIZE = 4096;

  /** The most bytes that one file shows. */
  public static final int LIMIT = SIZE - 1;

  private byte[] bytes = new byte[64];
  private int length;

  /** Appends text as UTF-8, and returns how many bytes were appended. */
  public int emit(String text) {
    return isFull() ? 0 : emit(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends as many bytes as there is room for, and returns their number. */
  public int emit(byte[] text) {
    int count = Math.min(text.length, LIMIT - length);
    reserve(length + count);
    System.arraycopy(text, 0, bytes, length, count);
    length += count;
    return count;
  }

  /** Appends one byte below 128. */
  public int emit(char ascii) {
    if (isFull()) {
      return 0;
    }
    reserve(length + 1);
    bytes[length++] = (byte) ascii;
    return 1;
  }

  public int length() {
    return length;
  }

  /** Whether nothing more can be appended. */
  boolean isFull() {
    return length == LIMIT;
  }

  /**
   * Sets how many bytes count: what a get function returned. Bytes beyond those written are zero.
   *
   * @param count at least 0; cut to {@link #LIMIT}
   */
  public void length(int count) {
    int cut = Math.min(count, LIMIT);
    reserve(cut);
    if (cut < length) {
      Arrays.fill(bytes, cut, length, (byte) 0);
    }
    length = cut;
  }

  /** Replaces the last byte, as the kernel's array getter turns a newline into a comma. */
  void replaceLast(char ascii) {
    if (length > 0) {
      bytes[length - 1] = (byte) ascii;
    }
  }

  private void reserve(int size) {
    if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(SIZE, Math.max(size, 2 * bytes.length)));
    }
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Returns what the page holds, read as UTF-8. */
  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
