// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.memory.CallingKernel;
import dev.modparam.param.memory.Cell;
import org.jspecify.annotations.Nullable;

/**
 * The variable of a parameter, as {@linkplain Operations own set and get functions} see it: with
 * the set and get functions of its standard type.
 *
 * @param <T> the Java type of the value
 */
public final class Variable<T extends @Nullable Object> {

  private final ParamType<T> type;
  private final Cell cell;
  private final int index;
  private final CallingKernel kernel;

  Variable(ParamType<T> type, Cell cell, int index, CallingKernel kernel) {
    this.type = type;
    this.cell = cell;
    this.index = index;
    this.kernel = kernel;
  }

  /**
   * Returns the name of the parameter, with the module's prefix for built-in code.
   *
   * @return the name that the standard set functions print
   */
  public String name() {
    return cell.name();
  }

  /**
   * Returns the standard type.
   *
   * @return the type whose functions {@link #set} and {@link #get} call
   */
  public ParamType<T> type() {
    return type;
  }

  /**
   * Reads the value.
   *
   * @return the value; of a counted array as many elements as count
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // a codec reads values of its type
  public T value() {
    return (T) type.codec().read(cell, index);
  }

  /**
   * Assigns the value as driver code does, without the set function and its checks. As in C, bounds
   * are not looked at, and of a number that is too wide for the type the lower bits stay.
   *
   * @param value what the variable shall hold
   * @throws IllegalArgumentException if it is null where the type has no null, or a list longer
   *     than the array; nothing is assigned then
   */
  public void assign(T value) {
    cell.assign(type.codec(), index, value);
  }

  /**
   * Calls the type's set function on text.
   *
   * @param text a C string: what follows a NUL character is not seen; null is a bare name
   * @return 0, {@link Errno#result()}, or the positive result of an own set function
   */
  public int set(@Nullable String text) {
    if (text == null) {
      return type.acceptsBareName()
          ? type.codec().setBare(cell, index, kernel)
          : Errno.EINVAL.result();
    }
    byte[] bytes = ParamType.cString(text);
    return type.codec().set(cell, index, bytes, 0, bytes.length, kernel);
  }

  /**
   * Calls the type's get function.
   *
   * @param page where the text goes
   * @return the number of bytes, or {@link Errno#result()}
   */
  public int get(Page page) {
    return type.codec().get(cell, index, requireNonNull(page, "page").bytes());
  }

  /** Returns type and name. */
  @Override
  public String toString() {
    return type + " " + name();
  }
}
