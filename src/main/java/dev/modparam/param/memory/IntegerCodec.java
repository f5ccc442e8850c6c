// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import org.jspecify.annotations.Nullable;

/**
 * An integer type of the kernel, or one of Rust's.
 *
 * @param word the word for it
 * @param bits 8, 16, 32 or 64
 * @param signed whether values can be negative
 * @param rust whether text is read as Rust does
 * @param setOnce whether a second set is EEXIST
 * @param min the smallest value allowed
 * @param max the largest value allowed, of unsigned 64-bit types the bits
 */
public record IntegerCodec(
    String word, int bits, boolean signed, boolean rust, boolean setOnce, long min, long max)
    implements Codec {

  /** A type without bounds of its own; Rust's can be set once. */
  public static IntegerCodec of(String word, int bits, boolean signed, boolean rust) {
    long min = NumberSyntax.smallest(bits, signed);
    return new IntegerCodec(
        word, bits, signed, rust, rust, min, NumberSyntax.largest(bits, signed));
  }

  /**
   * Returns this type with bounds.
   *
   * @throws IllegalArgumentException if they are not in order, or one is outside the type
   */
  public IntegerCodec between(long low, long high) {
    IntegerCodec natural = of(word, bits, signed, rust);
    for (long bound : new long[] {low, high}) {
      String problem = natural.rangeProblem(bound);
      if (problem != null) {
        throw new IllegalArgumentException("a bound of " + word + " is wrong: " + problem);
      }
    }
    if (compare(low, high) > 0) {
      throw new IllegalArgumentException(
          "the lower bound " + text(low) + " exceeds the upper bound " + text(high));
    }
    return new IntegerCodec(word, bits, signed, rust, setOnce, low, high);
  }

  /** Returns this type, able to be set again and again. */
  public IntegerCodec repeatable() {
    return new IntegerCodec(word, bits, signed, rust, false, min, max);
  }

  public boolean isBounded() {
    return min != NumberSyntax.smallest(bits, signed) || max != NumberSyntax.largest(bits, signed);
  }

  @Override
  public String expected() {
    String article = word.startsWith("i") ? "an " : "a ";
    return article + word + " from " + text(min) + " to " + text(max);
  }

  @Override
  public Object zero() {
    return box(0);
  }

  /** The Java value of some bits, of which those beyond the width are dropped. */
  public Number box(long value) {
    long kept = normalize(value);
    if (bits < 32 || (bits == 32 && signed)) {
      return (int) kept;
    }
    return kept;
  }

  @Override
  public @Nullable String problem(@Nullable Object value) {
    String misfit = misfit(value);
    return misfit != null || value == null ? misfit : rangeProblem(((Number) value).longValue());
  }

  @Override
  public @Nullable String problemIn(Slots slots, int index) {
    return rangeProblem(slots.number(index));
  }

  private @Nullable String rangeProblem(long value) {
    return normalize(value) == value && isAllowed(value)
        ? null
        : (signed || bits < 64 ? Long.toString(value) : text(value))
            + " is not from "
            + text(min)
            + " to "
            + text(max);
  }

  private boolean isAllowed(long value) {
    return compare(value, min) >= 0 && compare(value, max) <= 0;
  }

  @Override
  public Slots newSlots(int length) {
    return Slots.numbers(length);
  }

  @Override
  public @Nullable Shape shape() {
    return rust ? null : Shape.number(bits / Byte.SIZE, signed);
  }

  /** As in C, a signed type needs its own width; an unsigned one needs room for every number. */
  @Override
  public boolean fits(Class<?> javaType) {
    int width =
        javaType == long.class
            ? 64
            : javaType == int.class
                ? 32
                : javaType == short.class ? 16 : javaType == byte.class ? 8 : 0;
    return signed ? width == bits : width > bits || (width == 64 && bits == 64);
  }

  @Override
  public long fieldMask() {
    return normalize(-1L);
  }

  @Override
  public int set(Cell cell, int index, byte[] text, int from, int to, CallingKernel kernel) {
    NumberSyntax syntax = rust ? NumberSyntax.RUST : NumberSyntax.C;
    long value = syntax.number(text, from, to, bits, signed);
    if (value == NumberSyntax.FAILED) {
      int error = syntax.error(text, from, to, bits, signed);
      if (error != 0) {
        return error;
      }
    }
    if (!isAllowed(value)) {
      return Result.EINVAL;
    }
    if (setOnce && !cell.markAssigned()) {
      return Result.EEXIST;
    }
    cell.slots().number(index, value);
    return 0;
  }

  @Override
  public @Nullable String explain(Cell cell, byte[] text, int from, int to, int result) {
    return result == Result.EEXIST
        ? "it can be set once, and is " + text(cell.number()) + " already"
        : null;
  }

  @Override
  public int get(Cell cell, int index, PageBytes page) {
    if (page.isFull()) {
      return 0; // an array may have thousands of elements that nobody sees
    }
    return page.emit(printed(cell.slots().number(index))) + page.emit('\n');
  }

  private String printed(long value) {
    if (!word.equals("hexint")) {
      return text(value);
    }
    String digits = Long.toHexString(value);
    return "0x" + "0".repeat(Math.max(0, 6 - digits.length())) + digits; // %#08x of the kernel
  }

  @Override
  public Object read(Cell cell, int index) {
    return box(cell.slots().number(index));
  }

  @Override
  public void write(Cell cell, int index, @Nullable Object value) {
    cell.slots().number(index, normalize(value == null ? 0 : ((Number) value).longValue()));
  }

  /** What the bits of the type's width mean: a C variable keeps no others. */
  private long normalize(long value) {
    int unused = 64 - bits;
    return signed ? value << unused >> unused : value << unused >>> unused;
  }

  private int compare(long a, long b) {
    return signed ? Long.compare(a, b) : Long.compareUnsigned(a, b);
  }

  private String text(long value) {
    return signed ? Long.toString(value) : Long.toUnsignedString(value);
  }
}
