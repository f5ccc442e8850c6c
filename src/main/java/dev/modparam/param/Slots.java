// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The memory behind a variable: one place, or those of an array's elements.
 *
 * <p>Numbers and truth values (0 and 1) are kept as {@code long}, everything else as references. A
 * place is read and written as a whole, so that a reader without a lock sees an old or a new value
 * and never a mixture.
 */
abstract class Slots {

  /** Memory of its own, all zero. */
  static Slots numbers(int length) {
    return length == 1 ? new OneNumber() : new Numbers(length);
  }

  /** Memory of its own, all null. */
  static Slots references(int length) {
    return new References(length);
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

  /** What nearly all parameters are, and so has no array to go through. */
  private static final class OneNumber extends Slots {

    private static final VarHandle VALUE = handle();

    @SuppressWarnings("unused") // through the handle
    private long value;

    private static VarHandle handle() {
      try {
        return MethodHandles.lookup().findVarHandle(OneNumber.class, "value", long.class);
      } catch (ReflectiveOperationException impossible) {
        throw new LinkageError(impossible.getMessage(), impossible);
      }
    }

    @Override
    int length() {
      return 1;
    }

    @Override
    long number(int index) {
      return (long) VALUE.getAcquire(this);
    }

    @Override
    void number(int index, long number) {
      VALUE.setRelease(this, number);
    }
  }

  private static final class Numbers extends Slots {

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] values;

    Numbers(int length) {
      this.values = new long[length];
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

  /** Strings, and the values of parsed types. */
  private static final class References extends Slots {

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);

    private final @Nullable Object[] values;

    References(int length) {
      this.values = new Object[length];
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
