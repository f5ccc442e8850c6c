// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * How text becomes what memory holds and back: the {@code struct kernel_param_ops} of a type.
 *
 * <p>Immutable. Two codecs that are equal do the same.
 */
public interface Codec {

  /** The word that names the type in a C declaration, such as {@code array of int}. */
  String word();

  /** Says what a value must look like, such as {@code an int from 1 to 5}. */
  String expected();

  /** Whether a bare name sets the variable ({@code KERNEL_PARAM_OPS_FL_NOARG}). */
  default boolean acceptsBareName() {
    return false;
  }

  /** What a variable without an initializer holds. */
  @Nullable Object zero();

  /** Says why a value cannot be the content of a variable, or null if it can. */
  default @Nullable String problem(@Nullable Object value) {
    return misfit(value);
  }

  /** Says why no memory of this type could hold a value, its bounds aside, or null if it could. */
  default @Nullable String misfit(@Nullable Object value) {
    Object zero = zero();
    if (zero == null) {
      return null;
    }
    return value == null
        ? "it is null"
        : value.getClass() == zero.getClass()
            ? null
            : "it is an object of " + value.getClass().getName();
  }

  /** Returns a value that its giver can no longer change. */
  default @Nullable Object copyOf(@Nullable Object value) {
    return value;
  }

  /** Makes memory for one variable of this type, or for that many elements. */
  Slots newSlots(int length);

  /** How many places one variable takes. */
  default int length() {
    return 1;
  }

  /** What the counter of the variable starts with; -1 if it has no counter. */
  default int initialCount(@Nullable Object initial) {
    return -1;
  }

  /** How the variable lies in memory; null if C has no such variable. */
  default @Nullable Shape shape() {
    return null;
  }

  /** Whether a field or an array element of that Java type can be the variable. */
  boolean fits(Class<?> javaType);

  /**
   * Makes the memory of such a field.
   *
   * @param mask the bits of a number that count
   * @throws IllegalArgumentException if no parameter can live in that field
   */
  default Slots fieldSlots(VarHandle field, Object owner, long mask) {
    return FieldSlots.of(field, owner, mask);
  }

  /** The bits of such a field that the C variable has. */
  default long fieldMask() {
    return Slots.ALL_BITS;
  }

  /**
   * Sets a place from the text between two indices: {@code kernel_param_ops.set}.
   *
   * @return 0, a negative error number, or the positive result of an own set function
   */
  int set(Cell cell, int index, byte[] text, int from, int to, CallingKernel kernel);

  /** Sets a place from a bare name; called only if such a name is accepted. */
  default int setBare(Cell cell, int index, CallingKernel kernel) {
    return Result.EINVAL;
  }

  /**
   * Appends a place as text: {@code kernel_param_ops.get}.
   *
   * @return the number of bytes, or a negative error number
   */
  int get(Cell cell, int index, PageBytes page);

  /** Whether some rules of the set function are not known. */
  default boolean isUnknown() {
    return false;
  }

  default boolean hasSet() {
    return true;
  }

  default boolean hasGet() {
    return true;
  }

  /** Reads a place as a Java value. */
  @Nullable Object read(Cell cell, int index);

  /** Assigns a place, as driver code assigns its variable: no set function is involved. */
  void write(Cell cell, int index, @Nullable Object value);

  /** Says why what memory holds cannot be a default, or null if it can. */
  default @Nullable String problemIn(Slots slots, int index) {
    return null;
  }

  /** Whether a value is one place, so that reading it needs no lock. */
  default boolean isAtomic() {
    return true;
  }

  /** Says more about a text that the set function has just refused, or null. */
  default @Nullable String explain(Cell cell, byte[] text, int from, int to, int result) {
    return null;
  }
}
