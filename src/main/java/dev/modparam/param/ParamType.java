// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import org.jspecify.annotations.Nullable;

/**
 * How the text of a parameter becomes a value and back: the {@code struct kernel_param_ops} of a
 * type, with its Java type.
 *
 * <p>Immutable. The types of the kernel are the constants and methods of {@link ParamTypes}; own
 * ones are made by {@link Operations} or {@link ParamTypes#parsed}.
 *
 * @param <T> the Java type of a value; unsigned 64-bit types use the bits of a {@code Long}
 */
public abstract class ParamType<T extends @Nullable Object> {

  private final String name;

  ParamType(String name) {
    this.name = name;
  }

  /**
   * Returns the word that names the type in a C declaration and in {@code modinfo}.
   *
   * @return such as {@code int}, {@code charp}, {@code array of int}, {@code string}
   */
  public final String name() {
    return name;
  }

  /**
   * Says what a value must look like, for error messages.
   *
   * @return such as {@code an int from 512 to 65536}
   */
  public abstract String expected();

  /**
   * Tells whether a bare name sets the parameter, as {@code debug} means {@code debug=1} ({@code
   * KERNEL_PARAM_OPS_FL_NOARG}).
   *
   * @return true for {@code bool}, {@code bint}, {@code bool_enable_only} and own types that say so
   */
  public boolean acceptsBareName() {
    return false;
  }

  /** What a variable without an initializer holds. */
  abstract T zero();

  /** Says why a value cannot be the content of a variable, or null if it can. */
  abstract @Nullable String problem(T value);

  /** Says why no memory of this type could hold a value, its bounds aside, or null if it could. */
  @Nullable String misfit(T value) {
    return value == null && zero() != null ? "it is null" : null;
  }

  /** Returns a value that its giver can no longer change. */
  T copyOf(T value) {
    return value;
  }

  /** Makes memory for one variable of this type, or for that many elements. */
  abstract Slots newSlots(int length);

  /** How many places one variable takes. */
  int length() {
    return 1;
  }

  /** Whether a field or an array element of that Java type can be the variable. */
  abstract boolean fits(Class<?> javaType);

  /** The bits of such a field that the C variable has. */
  long fieldMask() {
    return FieldSlots.ALL_BITS;
  }

  /**
   * Sets a place from the text between two indices: {@code kernel_param_ops.set}.
   *
   * @return 0, a negative error number, or the positive result of an own setter
   */
  abstract int set(Variable<?> variable, int index, byte[] text, int from, int to, Printk log);

  /** Sets the variable from a bare name; called only if such a name is accepted. */
  int setBare(Variable<?> variable, int index, Printk log) {
    return Errno.EINVAL.result();
  }

  /**
   * Appends a place as text: {@code kernel_param_ops.get}.
   *
   * @return the number of bytes, or a negative error number
   */
  abstract int get(Variable<?> variable, int index, Page page);

  boolean hasSet() {
    return true;
  }

  boolean hasGet() {
    return true;
  }

  /** Reads a place as a Java value. */
  abstract T read(Variable<?> variable, int index);

  /** Says why what memory holds cannot be a default, or null if it can. */
  @Nullable String problemIn(Slots slots, int index) {
    return null;
  }

  /** Assigns a place, as driver code assigns its variable: no setter is involved. */
  abstract void write(Variable<?> variable, int index, T value);

  /** Whether a value is one place, so that reading it needs no lock. */
  boolean isAtomic() {
    return true;
  }

  /** Says more about a text that the setter has just refused, or null. */
  @Nullable String explain(Variable<?> variable, byte[] text, int from, int to, int result) {
    return null;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
