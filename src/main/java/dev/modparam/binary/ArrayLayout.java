// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.param.ParamType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A {@code struct kparam_array}: how the elements of an array parameter lie in memory. */
final class ArrayLayout {

  private final long max;
  private final long elementSize;
  private final boolean counted;
  private final @Nullable Long initialCount;
  private final @Nullable String elementOperations;
  private final @Nullable CustomOperations elementCustom;
  private final ParamType<?> elementType;
  private final List<@Nullable Object> values;

  ArrayLayout(
      long max,
      long elementSize,
      boolean counted,
      @Nullable Long initialCount,
      @Nullable String elementOperations,
      @Nullable CustomOperations elementCustom,
      ParamType<?> elementType,
      List<@Nullable Object> values) {
    this.max = max;
    this.elementSize = elementSize;
    this.counted = counted;
    this.initialCount = initialCount;
    this.elementOperations = elementOperations;
    this.elementCustom = elementCustom;
    this.elementType = elementType;
    this.values = values;
  }

  /**
   * Returns how many elements there is room for.
   *
   * @return from 0 to 2^32-1: what the file says
   */
  public long max() {
    return max;
  }

  /**
   * Returns how far apart the elements lie.
   *
   * @return a number of bytes
   */
  public long elementSize() {
    return elementSize;
  }

  /**
   * Tells whether a variable counts the elements.
   *
   * @return false if the array always shows all of them
   */
  public boolean isCounted() {
    return counted;
  }

  /**
   * Returns what the counter holds before the module runs.
   *
   * @return the number of elements that are shown; nothing if there is no counter, or it cannot be
   *     known
   */
  public OptionalLong initialCount() {
    return initialCount == null ? OptionalLong.empty() : OptionalLong.of(initialCount);
  }

  /**
   * Returns the symbol of an element's operations.
   *
   * @return such as {@code param_ops_int}; nothing if it was stripped
   */
  public Optional<String> elementOperations() {
    return Optional.ofNullable(elementOperations);
  }

  /**
   * Returns an element's operations if they are the module's own.
   *
   * @return the functions, or nothing for a type of the kernel
   */
  public Optional<CustomOperations> elementCustomOperations() {
    return Optional.ofNullable(elementCustom);
  }

  /**
   * Returns what all elements hold before the module runs, those that the counter hides too.
   *
   * @return an immutable list of {@link #max()} texts as sysfs would show them; empty if they
   *     cannot be known
   */
  public List<String> elements() {
    return values.stream().map(value -> ObjectParameter.shown(elementType, value)).toList();
  }

  /** Returns the layout in words, such as {@code int[8]}. */
  @Override
  public String toString() {
    return elementOperations + "[" + max + "]";
  }
}
