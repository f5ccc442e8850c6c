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
    return new Numbers(length);
  }

  /** Memory of its own, all null. */
  static Slots references(int length) {
    return new References(length);
  }

  abstract int length();

  long number(int index) {
    throw new IllegalStateException("the variable holds no number");
  }

  void number(int index, long value) {
    throw new IllegalStateException("the variable holds no number");
  }

  @Nullable Object reference(int index) {
    throw new IllegalStateException("the variable holds no reference");
  }

  void reference(int index, @Nullable Object value) {
    throw new IllegalStateException("the variable holds no reference");
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
    @Nullable Object reference(int index) {
      return ELEMENT.getAcquire(values, index);
    }

    @Override
    void reference(int index, @Nullable Object value) {
      ELEMENT.setRelease(values, index, value);
    }
  }
}
