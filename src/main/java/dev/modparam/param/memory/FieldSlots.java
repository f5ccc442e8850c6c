// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * A Java field as the memory of a variable: what {@code static int buffer_size} is to a C driver.
 *
 * <p>The field is the only copy. Driver code reads and assigns it as any field, and the attribute
 * shows what it holds.
 */
abstract class FieldSlots extends Slots {

  final VarHandle field;
  final Object owner;

  private FieldSlots(VarHandle field, Object owner) {
    this.field = field;
    this.owner = owner;
  }

  /**
   * Makes the memory of a field.
   *
   * @param mask the bits of a number that the C variable has; driver code may put more into a field
   * @throws IllegalArgumentException if no parameter type can live in a field of that type
   */
  static Slots of(VarHandle field, Object owner, long mask) {
    Class<?> type = field.varType();
    if (type.isArray()) {
      return new ElementsOfField(field, owner, FieldSlots.length(field, owner), mask);
    }
    if (type == String.class) {
      return new TextField(field, owner);
    }
    if (type.isPrimitive()) {
      return new NumberField(field, owner, mask);
    }
    throw new IllegalArgumentException("a field of type " + type.getName() + " holds no parameter");
  }

  /** Makes the memory of a field of any type, whose values are kept as they are. */
  static Slots objects(VarHandle field, Object owner) {
    return field.varType().isArray()
        ? new ObjectsOfField(field, owner, FieldSlots.length(field, owner))
        : new ObjectField(field, owner);
  }

  private static int length(VarHandle field, Object owner) {
    Object array = field.getVolatile(owner);
    if (array == null) {
      throw new IllegalArgumentException(
          "the array is null; give it its largest length, as in = new int[8]");
    }
    return Array.getLength(array);
  }

  @Override
  public int length() {
    return 1;
  }

  /** A field of a primitive type. */
  private static final class NumberField extends FieldSlots {

    private final Primitive primitive;
    private final long mask;

    NumberField(VarHandle field, Object owner, long mask) {
      super(field, owner);
      this.mask = mask;
      this.primitive = Primitive.of(field.varType());
    }

    @Override
    public long number(int index) {
      return primitive.load(field, owner) & mask;
    }

    @Override
    public void number(int index, long value) {
      primitive.store(field, owner, value);
    }
  }

  /** A {@code String} field; bytes that are not UTF-8 survive as long as driver code leaves it. */
  private static final class TextField extends FieldSlots {

    private volatile @Nullable CString last;

    TextField(VarHandle field, Object owner) {
      super(field, owner);
    }

    @Override
    public long number(int index) {
      throw noNumber();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very object that was stored, not an equal one
    public @Nullable Object reference(int index) {
      String text = (String) field.getAcquire(owner);
      CString stored = last;
      if (text == null) {
        return null;
      }
      return stored != null && stored.text() == text ? stored : CString.of(text);
    }

    @Override
    public void reference(int index, @Nullable Object value) {
      CString text = (CString) value;
      last = text;
      field.setRelease(owner, text == null ? null : text.text());
    }
  }

  /** The elements of the array that a field refers to. */
  private static class ElementsOfField extends FieldSlots {

    private final int length;
    private final long mask;

    ElementsOfField(VarHandle field, Object owner, int length, long mask) {
      super(field, owner);
      this.length = length;
      this.mask = mask;
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    public long number(int index) {
      Object array = array();
      return array instanceof boolean[] truths
          ? (truths[index] ? 1 : 0)
          : Array.getLong(array, index) & mask;
    }

    @Override
    public void number(int index, long value) {
      Object array = array();
      if (array instanceof long[] longs) {
        longs[index] = value;
      } else if (array instanceof int[] ints) {
        ints[index] = (int) value;
      } else if (array instanceof short[] shorts) {
        shorts[index] = (short) value;
      } else if (array instanceof byte[] bytes) {
        bytes[index] = (byte) value;
      } else {
        ((boolean[]) array)[index] = value != 0;
      }
    }

    @Override
    public @Nullable Object reference(int index) {
      String text = ((String[]) array())[index];
      return text == null ? null : CString.of(text);
    }

    @Override
    public void reference(int index, @Nullable Object value) {
      ((@Nullable String[]) array())[index] = value == null ? null : ((CString) value).text();
    }

    final Object array() {
      Object array = field.getAcquire(owner);
      if (array == null || Array.getLength(array) != length) {
        throw new IllegalStateException(
            "an array parameter of "
                + owner.getClass().getName()
                + " must keep its length of "
                + length
                + ": assign its elements, not the array");
      }
      return array;
    }
  }

  /** A field that holds a value of an own type. */
  private static final class ObjectField extends FieldSlots {

    ObjectField(VarHandle field, Object owner) {
      super(field, owner);
    }

    @Override
    public long number(int index) {
      return numberOf(reference(index));
    }

    @Override
    public @Nullable Object reference(int index) {
      return (Object) field.getAcquire(owner);
    }

    @Override
    public void reference(int index, @Nullable Object value) {
      field.setRelease(owner, value);
    }
  }

  /** The elements of an array of values of an own type. */
  private static final class ObjectsOfField extends ElementsOfField {

    ObjectsOfField(VarHandle field, Object owner, int length) {
      super(field, owner, length, ALL_BITS);
    }

    @Override
    public @Nullable Object reference(int index) {
      return Array.get(array(), index);
    }

    @Override
    public void reference(int index, @Nullable Object value) {
      Array.set(array(), index, value);
    }
  }

  /** How a primitive type turns into a {@code long} and back. */
  private enum Primitive {
    BOOLEAN {
      @Override
      long load(VarHandle field, Object owner) {
        return (boolean) field.getAcquire(owner) ? 1 : 0;
      }

      @Override
      void store(VarHandle field, Object owner, long value) {
        field.setRelease(owner, value != 0);
      }
    },
    BYTE {
      @Override
      long load(VarHandle field, Object owner) {
        return (byte) field.getAcquire(owner);
      }

      @Override
      void store(VarHandle field, Object owner, long value) {
        field.setRelease(owner, (byte) value);
      }
    },
    SHORT {
      @Override
      long load(VarHandle field, Object owner) {
        return (short) field.getAcquire(owner);
      }

      @Override
      void store(VarHandle field, Object owner, long value) {
        field.setRelease(owner, (short) value);
      }
    },
    INT {
      @Override
      long load(VarHandle field, Object owner) {
        return (int) field.getAcquire(owner);
      }

      @Override
      void store(VarHandle field, Object owner, long value) {
        field.setRelease(owner, (int) value);
      }
    },
    LONG {
      @Override
      long load(VarHandle field, Object owner) {
        return (long) field.getAcquire(owner);
      }

      @Override
      void store(VarHandle field, Object owner, long value) {
        field.setRelease(owner, value);
      }
    };

    abstract long load(VarHandle field, Object owner);

    abstract void store(VarHandle field, Object owner, long value);

    static Primitive of(Class<?> type) {
      for (Primitive primitive : values()) {
        if (primitive.name().equalsIgnoreCase(type.getName())) {
          return primitive;
        }
      }
      throw new IllegalArgumentException("a " + type.getName() + " field holds no parameter");
    }
  }
}
