// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import dev.modparam.param.memory.ArrayCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array: values separated by commas ({@code module_param_array}, {@code param_array_ops}).
 *
 * <p>As in the kernel, a failed set is not undone: the elements before the bad one stay set.
 * Without a counter the array always shows all its elements; with one it shows as many as were set
 * last.
 *
 * <p>A default shorter than the array leaves the rest zero. An array of a Rust type can be set
 * again and again, as in the prototype that has arrays.
 *
 * @param <E> the Java type of an element
 */
public final class ArrayType<E extends @Nullable Object> extends ParamType<List<E>> {

  private final ParamType<E> element;
  private final int max;

  private ArrayType(ParamType<E> element, int max, int start) {
    super(
        new ParamKind.Array(element, max, start != ArrayCodec.NO_COUNTER),
        new ArrayCodec(element.codec(), max, start));
    this.element = element;
    this.max = max;
  }

  static <E extends @Nullable Object> ArrayType<E> of(ParamType<E> element, int max) {
    if (max < 1 || max > ArrayCodec.LONGEST) {
      throw new IllegalArgumentException(
          "an array has from 1 to " + ArrayCodec.LONGEST + " elements, not " + max);
    }
    if (element.kind() instanceof ParamKind.Array || element.kind() instanceof ParamKind.Buffer) {
      throw new IllegalArgumentException(
          "the kernel has no arrays of " + element.name() + "; use charp for texts");
    }
    return new ArrayType<>(repeatable(element), max, ArrayCodec.NO_COUNTER);
  }

  /** Each element is a place of its own: that one is set does not close the others. */
  @SuppressWarnings("unchecked") // the same type but for a flag
  private static <E extends @Nullable Object> ParamType<E> repeatable(ParamType<E> element) {
    return element instanceof IntegerType<?> integer
        ? (ParamType<E>) integer.repeatable()
        : element;
  }

  /**
   * Returns this array with a counter, which starts as the length of the parameter's default.
   *
   * @return a new type
   */
  public ArrayType<E> counted() {
    return new ArrayType<>(element, max, ArrayCodec.LENGTH_OF_DEFAULT);
  }

  /**
   * Returns this array with a counter that starts at a number: 0 hides all defaults, as in the many
   * drivers whose counter has no initializer.
   *
   * @param initialCount from 0 to the length of the array
   * @return a new type
   * @throws IllegalArgumentException if the number is outside that
   */
  public ArrayType<E> counted(int initialCount) {
    if (initialCount < 0 || initialCount > max) {
      throw new IllegalArgumentException(
          "the counter starts from 0 to " + max + ", not at " + initialCount);
    }
    return new ArrayType<>(element, max, initialCount);
  }

  /**
   * Returns the type of an element.
   *
   * @return the type
   */
  public ParamType<E> element() {
    return element;
  }

  /**
   * Returns the number of elements that the array has room for.
   *
   * @return from 1 to 65536
   */
  public int max() {
    return max;
  }

  /**
   * Tells whether there is a counter.
   *
   * @return true after {@link #counted()}
   */
  public boolean isCounted() {
    return ((ArrayCodec) codec()).isCounted();
  }
}
