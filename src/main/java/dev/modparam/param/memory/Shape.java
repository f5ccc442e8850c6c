// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import org.jspecify.annotations.Nullable;

/**
 * How a C variable lies in memory: places one after the other, each of so many bytes.
 *
 * @param kind what a place holds
 * @param width the bytes of a place: 1, 2, 4 or 8
 * @param signed whether its highest bit is a sign
 * @param places how many there are
 */
public record Shape(Kind kind, int width, boolean signed, int places) {

  /** A write to a part of a buffer copies what is before it. */
  private static final int MOST_TEXT = 65_536;

  private static final int MOST_NUMBERS = 4096;

  /** What a place holds. */
  public enum Kind {
    /** A number or a truth value. */
    NUMBER,
    /** The address of a text, whose bytes nobody can know. */
    POINTER,
    /** One byte of a text that ends with a NUL. */
    TEXT
  }

  /** The counter of an array, an {@code unsigned int}. */
  static final Shape COUNTER = new Shape(Kind.NUMBER, Integer.BYTES, false, 1);

  static Shape number(int width, boolean signed) {
    return new Shape(Kind.NUMBER, width, signed, 1);
  }

  Shape times(int count) {
    return new Shape(kind, width, signed, count);
  }

  long size() {
    return (long) width * places;
  }

  /** Whether a place of one is a place of the other. */
  boolean hasPlacesOf(Shape other) {
    return kind == other.kind && width == other.width && signed == other.signed;
  }

  /** What so many bytes mean as a number. */
  long normalize(long bits) {
    int unused = Long.SIZE - Byte.SIZE * width;
    return signed ? bits << unused >> unused : bits << unused >>> unused;
  }

  /**
   * Says why the bytes of this variable cannot be seen as another one, or null if they can.
   *
   * @param offset the byte at which the other one begins
   */
  public @Nullable String problem(Shape other, int offset) {
    if (offset < 0 || offset + other.size() > size()) {
      return "it has " + size() + " bytes, not " + (offset + other.size());
    }
    long most = other.kind == Kind.TEXT ? MOST_TEXT : MOST_NUMBERS;
    if (kind == Kind.TEXT && offset + other.size() > most) {
      return "only the first " + most + " bytes of a buffer can be shared";
    }
    boolean pointers = kind == Kind.POINTER || other.kind == Kind.POINTER;
    return pointers && (kind != other.kind || offset % width != 0)
        ? "a charp holds an address, whose bytes are not known"
        : null;
  }
}
