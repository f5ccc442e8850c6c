// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The memory behind a variable: one place, or those of an array's elements.
 *
 * <p>Numbers and truth values (0 and 1) are kept as {@code long}, everything else as references. A
 * place is read and written as a whole, so that a reader without a lock sees an old or a new value
 * and never a mixture. The places of an array are written under a lock, since its memory grows.
 */
public abstract class Slots {

  /** The mask of a number that driver code and the C variable see alike. */
  public static final long ALL_BITS = -1L;

  /** So many places an array has before something is written beyond them. */
  private static final int FIRST_PLACES = 16;

  Slots() {}

  /** The next size of memory that is to hold a place. Its user holds the lock of the variable. */
  private static int grown(int index, int most) {
    return Math.min(most, Math.max(index + 1, 2 * index));
  }

  /** Memory of its own, all zero. */
  public static Slots numbers(int length) {
    return length == 1 ? new OneNumber(new long[1], 0) : new Numbers(length);
  }

  /** One number in memory that other variables share. */
  static Slots numberIn(long[] memory, int position) {
    return new OneNumber(memory, position);
  }

  /** Whether it is one number in memory. */
  boolean isOneNumber() {
    return false;
  }

  /** Memory of its own, all null. */
  public static Slots references(int length) {
    return new References(length);
  }

  public abstract int length();

  /** Whether a place is read and written as a whole, so that reading it needs no lock. */
  boolean isWhole() {
    return true;
  }

  /** Makes all bytes zero that no value of the type says; others see them. */
  void clear() {}

  /** How many places have memory; the others are 0 or null. */
  int used() {
    return length();
  }

  /**
   * Reads a number, whether the memory keeps it as a {@code long} or as an object.
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

  /** One number, in an array that other variables may share. */
  private static final class OneNumber extends Slots {

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] memory;
    private final int position;

    OneNumber(long[] memory, int position) {
      this.memory = memory;
      this.position = position;
    }

    @Override
    public int length() {
      return 1;
    }

    @Override
    boolean isOneNumber() {
      return true;
    }

    @Override
    public long number(int index) {
      return (long) ELEMENT.getAcquire(memory, position);
    }

    @Override
    public void number(int index, long value) {
      ELEMENT.setRelease(memory, position, value);
    }
  }

  /** Memory that grows when something is written to it: an array may be declared far too long. */
  private static final class Numbers extends Slots {

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    private final int length;
    private volatile long[] values;

    Numbers(int length) {
      this.length = length;
      this.values = new long[Math.min(length, FIRST_PLACES)];
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    int used() {
      return values.length;
    }

    @Override
    public long number(int index) {
      long[] now = values;
      return index < now.length ? (long) ELEMENT.getAcquire(now, index) : 0;
    }

    @Override
    public void number(int index, long value) {
      if (index >= values.length && value != 0) {
        values = Arrays.copyOf(values, grown(index, length));
      }
      if (index < values.length) {
        ELEMENT.setRelease(values, index, value);
      }
    }
  }

  /** Strings, and the values of parsed types. */
  private static final class References extends Slots {

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);

    private final int length;
    private volatile @Nullable Object[] values;

    References(int length) {
      this.length = length;
      this.values = new Object[Math.min(length, FIRST_PLACES)];
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    int used() {
      return values.length;
    }

    @Override
    public long number(int index) {
      return numberOf(reference(index));
    }

    @Override
    public @Nullable Object reference(int index) {
      @Nullable Object[] now = values;
      return index < now.length ? ELEMENT.getAcquire(now, index) : null;
    }

    @Override
    public void reference(int index, @Nullable Object value) {
      if (index >= values.length && value != null) {
        values = Arrays.copyOf(values, grown(index, length));
      }
      if (index < values.length) {
        ELEMENT.setRelease(values, index, value);
      }
    }
  }
}
