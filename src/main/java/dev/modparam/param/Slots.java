// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The memory behind variables: that of a whole load, or the field that one variable is.
 *
 * <p>Numbers and truth values (0 and 1) are kept as {@code long}, everything else as references. A
 * place is read and written as a whole, so that a reader without a lock sees an old or a new value
 * and never a mixture.
 */
abstract class Slots {

  /** Memory of its own, all zero. */
  static Numbers numbers(int length) {
    return new Numbers(new long[length]);
  }

  /** Memory of its own, all null. */
  static References references(int length) {
    return new References(new @Nullable Object[length]);
  }

  abstract int length();

  /**
   * Reads a number; one that is kept as an object too.
   *
   * @throws IllegalStateException if the place holds no number
   */
  abstract long number(int index);

  void number(int index, long value) {
    throw noNumber();
  }

  @Nullable Object reference(int index) {
    throw new IllegalStateException("the variable holds no reference");
  }

  void reference(int index, @Nullable Object value) {
    throw new IllegalStateException("the variable holds no reference");
  }

  static IllegalStateException noNumber() {
    return new IllegalStateException("the variable holds no number");
  }

  /** The numbers of a load. */
  static final class Numbers extends Slots {

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] values;

    private Numbers(long[] values) {
      this.values = values;
    }

    Numbers copy() {
      return new Numbers(values.clone());
    }

    void copyFrom(Numbers other) {
      for (int i = 0; i < values.length; i++) {
        number(i, other.values[i]);
      }
    }

    @Override
    int length() {
      return values.length;
    }

    @Override
    long number(int index) {
      return (long) ELEMENT.getAcquire(values, index);
    }

    @Override
    void number(int index, long value) {
      ELEMENT.setRelease(values, index, value);
    }
  }

  /** The references of a load: strings, and the values of parsed types. */
  static final class References extends Slots {

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);

    private final @Nullable Object[] values;

    private References(@Nullable Object[] values) {
      this.values = values;
    }

    References copy() {
      return new References(values.clone());
    }

    void copyFrom(References other) {
      for (int i = 0; i < values.length; i++) {
        reference(i, other.values[i]);
      }
    }

    @Override
    int length() {
      return values.length;
    }

    @Override
    long number(int index) {
      Object value = reference(index);
      if (value instanceof Number number) {
        return number.longValue();
      }
      if (value instanceof Boolean truth) {
        return truth ? 1 : 0;
      }
      throw noNumber();
    }

    @Override
    @Nullable Object reference(int index) {
      return ELEMENT.getAcquire(values, index);
    }

    @Override
    void reference(int index, @Nullable Object value) {
      ELEMENT.setRelease(values, index, value);
    }
  }
}
