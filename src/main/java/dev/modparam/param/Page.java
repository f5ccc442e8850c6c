// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.memory.PageBytes;

/**
 * The page that a getter fills: the text of a parameter's file in sysfs.
 *
 * <p>At most {@value #LIMIT} bytes are kept, as the kernel cuts what a getter claims to have
 * written beyond them.
 */
public final class Page {

  /** The size of a page, and the size that sysfs reports for each file. */
  public static final int SIZE = PageBytes.SIZE;

  /** The most bytes that one file shows ({@code PAGE_SIZE - 1}). */
  public static final int LIMIT = PageBytes.LIMIT;

  private final PageBytes bytes;

  /** Makes an empty page. */
  public Page() {
    this(new PageBytes());
  }

  Page(PageBytes bytes) {
    this.bytes = bytes;
  }

  PageBytes bytes() {
    return bytes;
  }

  /**
   * Appends text as UTF-8, as {@code sysfs_emit} does.
   *
   * @param text what to append; no newline is added
   * @return the number of bytes appended: less than the text has if the page is full
   */
  public int emit(String text) {
    return bytes.emit(requireNonNull(text, "text"));
  }

  /**
   * Appends bytes.
   *
   * @param text what to append
   * @return the number of bytes appended: less than given if the page is full
   */
  public int emit(byte[] text) {
    return bytes.emit(requireNonNull(text, "text"));
  }

  /**
   * Returns how many bytes the page holds.
   *
   * @return from 0 to {@link #LIMIT}
   */
  public int length() {
    return bytes.length();
  }

  /**
   * Returns what the page holds.
   *
   * @return a new array
   */
  public byte[] toBytes() {
    return bytes.toBytes();
  }

  /** Returns what the page holds, read as UTF-8. */
  @Override
  public String toString() {
    return bytes.toString();
  }
}
