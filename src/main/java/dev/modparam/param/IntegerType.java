// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.memory.IntegerCodec;
import java.math.BigInteger;

/**
 * An integer type of the kernel, or one of Rust's.
 *
 * <p>C types read decimal, {@code 0x} hexadecimal and {@code 0} octal, with one optional newline at
 * the end ({@code kstrtoint} and its like): text that is not a number is EINVAL, a number that the
 * type cannot hold is ERANGE. Rust types also read {@code 0o} and {@code 0b}, and fail with EINVAL
 * only.
 *
 * @param <N> {@code Integer} where the values fit one, else {@code Long}; of unsigned 64-bit types
 *     the bits
 */
public final class IntegerType<N extends Number> extends ParamType<N> {

  private final IntegerCodec integer;

  IntegerType(ParamKind kind, IntegerCodec integer) {
    super(kind, integer);
    this.integer = integer;
  }

  private IntegerType<N> with(IntegerCodec changed) {
    return new IntegerType<>(kind(), changed);
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
    return with(integer.between(min, max));
  }

  /**
   * Returns this Rust type without the rule that it is set at most once: parameters of the
   * prototype that have write permission. C types are returned as they are.
   *
   * @return a type that can be set again
   */
  public IntegerType<N> repeatable() {
    return isSetOnce() ? with(integer.repeatable()) : this;
  }

  /**
   * Tells whether a second assignment fails with EEXIST ({@code rust/kernel/module_param.rs}).
   *
   * @return true for Rust types that are not {@link #repeatable()}
   */
  public boolean isSetOnce() {
    return integer.setOnce();
  }

  /**
   * Returns the smallest value allowed.
   *
   * @return a bound, or the smallest number of the type
   */
  public N min() {
    return ofBits(integer.min());
  }

  /**
   * Returns the largest value allowed.
   *
   * @return a bound, or the largest number of the type
   */
  public N max() {
    return ofBits(integer.max());
  }

  /**
   * Tells whether {@link #between} has narrowed the range.
   *
   * @return true if there are numbers of the type that are not allowed
   */
  public boolean isBounded() {
    return integer.isBounded();
  }

  /**
   * Returns the width.
   *
   * @return 8, 16, 32 or 64 bits
   */
  public int bits() {
    return integer.bits();
  }

  /**
   * Tells whether values can be negative.
   *
   * @return true for signed types
   */
  public boolean isSigned() {
    return integer.signed();
  }

  /**
   * Returns the value of a variable that holds some bits, as after an assignment in C.
   *
   * @param bits the bits; those beyond the width are dropped
   * @return the value, perhaps outside the bounds
   */
  public N ofBits(long bits) {
    return cast(integer.box(bits));
  }

  /**
   * Returns what a value means, where a {@code Long} may be the bits of an unsigned number.
   *
   * @param value a value of this type
   * @return the number
   */
  public BigInteger exact(N value) {
    long bits = requireNonNull(value, "value").longValue();
    return isSigned() || bits() < 64
        ? BigInteger.valueOf(bits)
        : new BigInteger(Long.toUnsignedString(bits));
  }

  /**
   * Tells whether the parameter takes a number.
   *
   * @param number any number
   * @return true if it is from {@link #min()} to {@link #max()}
   */
  public boolean allows(BigInteger number) {
    requireNonNull(number, "number");
    return number.compareTo(exact(min())) >= 0 && number.compareTo(exact(max())) <= 0;
  }
}
