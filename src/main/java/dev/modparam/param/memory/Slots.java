// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

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
public abstract class Slots {

  /** The mask of a number that driver code and the C variable see alike. */
  public static final long ALL_BITS = -1L;

  Slots() {}

  /** Memory of its own, all zero. */
  public static Slots numbers(int length) {
    return length == 1 ? new OneNumber() : new Numbers(length);
  }

  /** Memory of its own, all null. */
  public static Slots references(int length) {
    return new References(length);
  }

  public abstract int length();

  /**
   * Reads a number; one that is kept as an object too.
   *
   * @throws IllegalStateException if the place holds no number
   */
  public abstract long number(int index);

  public void number(int index, long value) {
    throw noNumber();
  }

  public @Nullable Object reference(int index) {
    throw new IllegalStateException("the variable holds no reference");
  }

  public void reference(int index, @Nullable Object value) {
    throw new IllegalStateException("the variable holds no reference");
  }

  /** The memory of a field that holds values as they are, or of the array that it refers to. */
  public static Slots ofObjects(VarHandle field, Object owner) {
    return FieldSlots.objects(field, owner);
  }

  /**
   * Reads a number that is kept as an object.
   *
   * @throws IllegalStateException if it is another object
   */
  static long numberOf(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    throw noNumber();
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
    public int length() {
      return 1;
    }

    @Override
    public long number(int index) {
      return (long) VALUE.getAcquire(this);
    }

    @Override
    public void number(int index, long number) {
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
    public int length() {
      return values.length;
    }

    @Override
    public long number(int index) {
      return (long) ELEMENT.getAcquire(values, index);
    }

    @Override
    public void number(int index, long value) {
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
    public int length() {
      return values.length;
    }

    @Override
    public long number(int index) {
      return numberOf(reference(index));
    }

    @Override
    public @Nullable Object reference(int index) {
      return ELEMENT.getAcquire(values, index);
    }

    @Override
    public void reference(int index, @Nullable Object value) {
      ELEMENT.setRelease(values, index, value);
    }
  }
}
