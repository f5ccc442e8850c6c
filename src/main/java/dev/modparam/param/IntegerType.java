// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An integer type of the kernel, or one of Rust's.
 *
 * <p>C types read decimal, {@code 0x} hexadecimal and {@code 0} octal, with one optional newline at
 * the end ({@code kstrtoint} and its like): text that is no number is EINVAL, a number that the
 * type cannot hold is ERANGE. Rust types also read {@code 0o} and {@code 0b}, and fail with EINVAL
 * only.
 *
 * @param <N> {@code Integer} where the values fit one, else {@code Long}; of unsigned 64-bit types
 *     the bits
 */
public final class IntegerType<N extends Number> extends ParamType<N> {

  private final int bits;
  private final boolean signed;
  private final NumberSyntax syntax;
  private final boolean hexadecimal;
  private final boolean setOnce;
  private final LongFunction<N> box;
  private final long min;
  private final long max;

  private IntegerType(
      String name,
      int bits,
      boolean signed,
      NumberSyntax syntax,
      boolean setOnce,
      LongFunction<N> box,
      long min,
      long max) {
    super(name);
    this.bits = bits;
    this.signed = signed;
    this.syntax = syntax;
    this.hexadecimal = name.equals("hexint");
    this.setOnce = setOnce;
    this.box = box;
    this.min = min;
    this.max = max;
  }

  /** A type with the grammar and the errors of C. */
  static <N extends Number> IntegerType<N> c(
      String name, int bits, boolean signed, LongFunction<N> box) {
    return new IntegerType<>(
        name,
        bits,
        signed,
        NumberSyntax.C,
        false,
        box,
        naturalMin(bits, signed),
        naturalMax(bits, signed));
  }

  /** A type with the grammar and the errors of Rust, which can be set once. */
  static <N extends Number> IntegerType<N> rust(
      String name, int bits, boolean signed, LongFunction<N> box) {
    return new IntegerType<>(
        name,
        bits,
        signed,
        NumberSyntax.RUST,
        true,
        box,
        naturalMin(bits, signed),
        naturalMax(bits, signed));
  }

  /**
   * Returns this type with bounds. A number outside them is EINVAL, as in {@code
   * param_set_uint_minmax}; one outside the type itself stays ERANGE.
   *
   * @param min the smallest value allowed
   * @param max the largest value allowed; unsigned 64-bit types compare as unsigned
   * @return a new type
   * @throws IllegalArgumentException if {@code min} exceeds {@code max}, or one is outside the type
   */
  public IntegerType<N> between(long min, long max) {
    for (long bound : new long[] {min, max}) {
      String problem = rangeProblem(bound, naturalMin(bits, signed), naturalMax(bits, signed));
      if (problem != null) {
        throw new IllegalArgumentException("a bound of " + name() + " is wrong: " + problem);
      }
    }
    if (compare(min, max) > 0) {
      throw new IllegalArgumentException(
          "the lower bound " + text(min) + " exceeds the upper bound " + text(max));
    }
    return new IntegerType<>(name(), bits, signed, syntax, setOnce, box, min, max);
  }

  /**
   * Returns this Rust type without the rule that it is set at most once: parameters of the
   * prototype that have write permission. C types are returned as they are.
   *
   * @return a type that can be set again
   */
  public IntegerType<N> repeatable() {
    return setOnce ? new IntegerType<>(name(), bits, signed, syntax, false, box, min, max) : this;
  }

  /**
   * Tells whether a second assignment fails with EEXIST ({@code rust/kernel/module_param.rs}).
   *
   * @return true for Rust types that are not {@link #repeatable()}
   */
  public boolean isSetOnce() {
    return setOnce;
  }

  /**
   * Returns the smallest value allowed.
   *
   * @return a bound, or the smallest number of the type
   */
  public N min() {
    return box.apply(min);
  }

  /**
   * Returns the largest value allowed.
   *
   * @return a bound, or the largest number of the type
   */
  public N max() {
    return box.apply(max);
  }

  /**
   * Tells whether {@link #between} has narrowed the range.
   *
   * @return true if there are numbers of the type that are not allowed
   */
  public boolean isBounded() {
    return min != naturalMin(bits, signed) || max != naturalMax(bits, signed);
  }

  /**
   * Returns the width.
   *
   * @return 8, 16, 32 or 64 bits
   */
  public int bits() {
    return bits;
  }

  /**
   * Tells whether values can be negative.
   *
   * @return true for signed types
   */
  public boolean isSigned() {
    return signed;
  }

  @Override
  public String expected() {
    String article = name().startsWith("i") ? "an " : "a ";
    return article + name() + " from " + text(min) + " to " + text(max);
  }

  @Override
  N zero() {
    return box.apply(0);
  }

  @Override
  @Nullable String problem(N value) {
    return rangeProblem(value.longValue(), min, max);
  }

  @Override
  @Nullable String problemIn(Slots slots, int index) {
    return rangeProblem(slots.number(index), min, max);
  }

  private @Nullable String rangeProblem(long value, long low, long high) {
    boolean fits =
        normalize(value) == value && compare(value, low) >= 0 && compare(value, high) <= 0;
    return fits
        ? null
        : (signed || bits < 64 ? Long.toString(value) : text(value))
            + " is not from "
            + text(low)
            + " to "
            + text(high);
  }

  @Override
  Slots newSlots(int length) {
    return Slots.numbers(length);
  }

  /** As in C, a signed type needs its own width; an unsigned one needs room for every number. */
  @Override
  boolean fits(Class<?> javaType) {
    int width =
        javaType == long.class
            ? 64
            : javaType == int.class
                ? 32
                : javaType == short.class ? 16 : javaType == byte.class ? 8 : 0;
    return signed ? width == bits : width > bits || (width == 64 && bits == 64);
  }

  @Override
  long fieldMask() {
    return normalize(-1L);
  }

  @Override
  int set(Variable<?> variable, int index, byte[] text, int from, int to, Printk log) {
    return syntax.read(this, variable, index, text, from, to);
  }

  /** Checks a parsed number and stores it. */
  int store(Variable<?> variable, int index, boolean negative, long magnitude) {
    long limit = negative ? -naturalMin(bits, signed) : naturalMax(bits, signed);
    if (Long.compareUnsigned(magnitude, limit) > 0) {
      return (syntax == NumberSyntax.RUST ? Errno.EINVAL : Errno.ERANGE).result();
    }
    long value = negative ? -magnitude : magnitude;
    if (compare(value, min) < 0 || compare(value, max) > 0) {
      return Errno.EINVAL.result();
    }
    if (setOnce && !variable.markAssigned()) {
      return Errno.EEXIST.result();
    }
    variable.slots().number(index, value);
    return 0;
  }

  @Override
  int get(Variable<?> variable, int index, Page page) {
    return page.emit(printed(variable.slots().number(index)) + "\n");
  }

  private String printed(long value) {
    if (!hexadecimal) {
      return text(value);
    }
    String digits = Long.toHexString(value);
    return "0x" + "0".repeat(Math.max(0, 6 - digits.length())) + digits; // %#08x of the kernel
  }

  @Override
  N read(Variable<?> variable, int index) {
    return box.apply(variable.slots().number(index));
  }

  @Override
  void write(Variable<?> variable, int index, N value) {
    variable.slots().number(index, normalize(value.longValue()));
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

  private static long naturalMin(int bits, boolean signed) {
    return signed ? -1L << (bits - 1) : 0;
  }

  private static long naturalMax(int bits, boolean signed) {
    return -1L >>> (signed ? 65 - bits : 64 - bits);
  }
}
