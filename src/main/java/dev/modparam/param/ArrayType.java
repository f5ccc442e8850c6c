// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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

  /** The longest array, far beyond what a page of text can set. */
  static final int LONGEST = 65_536;

  /** How many bytes of a bad element a message shows. */
  private static final int SHOWN = 80;

  private static final int ALL = -1;
  private static final int LENGTH_OF_DEFAULT = -2;

  private final ParamType<E> element;
  private final int max;
  private final int initialCount;

  private ArrayType(ParamType<E> element, int max, int initialCount) {
    super("array of " + element.name());
    this.element = element;
    this.max = max;
    this.initialCount = initialCount;
  }

  static <E extends @Nullable Object> ArrayType<E> of(ParamType<E> element, int max) {
    if (max < 1 || max > LONGEST) {
      throw new IllegalArgumentException(
          "an array has from 1 to " + LONGEST + " elements, not " + max);
    }
    if (element instanceof ArrayType
        || (element instanceof StringType type && type.bufferSize() > 0)) {
      throw new IllegalArgumentException(
          "the kernel has no arrays of " + element.name() + "; use charp for texts");
    }
    return new ArrayType<>(repeatable(element), max, ALL);
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
    return new ArrayType<>(element, max, LENGTH_OF_DEFAULT);
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
    return initialCount != ALL;
  }

  @Override
  public String expected() {
    return "at most " + max + " values separated by commas, each " + element.expected();
  }

  @Override
  List<E> zero() {
    return List.of();
  }

  @Override
  @SuppressWarnings("ConstantValue") // callers without null checks
  @Nullable String misfit(List<E> value) {
    if (Objects.isNull(value)) {
      return "it is null";
    }
    if (value.size() > max) {
      return "it has " + value.size() + " elements, and the array takes " + max;
    }
    return firstOf(value, element::misfit);
  }

  @Override
  @Nullable String problem(List<E> value) {
    String misfit = misfit(value);
    return misfit != null ? misfit : firstOf(value, element::problem);
  }

  /** What is wrong with the first element of which something is. */
  private @Nullable String firstOf(List<E> value, Function<E, @Nullable String> check) {
    for (int i = 0; i < value.size(); i++) {
      String problem = check.apply(value.get(i));
      if (problem != null) {
        return "element " + (i + 1) + ": " + problem;
      }
    }
    return null;
  }

  @Override
  @Nullable String problemIn(Slots slots, int index) {
    for (int i = 0; i < slots.length(); i++) {
      String problem = element.problemIn(slots, i);
      if (problem != null) {
        return "element " + (i + 1) + ": " + problem;
      }
    }
    return null;
  }

  @Override
  List<E> copyOf(List<E> value) {
    return Collections.unmodifiableList(new ArrayList<>(value));
  }

  @Override
  Slots newSlots(int length) {
    return element.newSlots(length);
  }

  @Override
  int length() {
    return max;
  }

  @Override
  boolean fits(Class<?> javaType) {
    return javaType.isArray() && element.fits(javaType.getComponentType());
  }

  @Override
  long fieldMask() {
    return element.fieldMask();
  }

  /** What the counter holds before anything is set. */
  int initialCount(List<E> defaultValue) {
    return initialCount == LENGTH_OF_DEFAULT ? defaultValue.size() : Math.max(initialCount, 0);
  }

  @Override
  int set(Variable<?> variable, int index, byte[] text, int from, int to, Printk log) {
    int count = 0;
    int at = from;
    variable.count(0);
    while (true) {
      if (count == max) {
        log.print(3, variable.name() + ": can only take " + max + " arguments");
        return Errno.EINVAL.result();
      }
      int end = nextComma(text, at, to);
      int result = element.set(variable, count, text, at, end, log);
      if (result != 0) {
        return result;
      }
      variable.count(++count);
      if (end == to) {
        return 0;
      }
      at = end + 1;
    }
  }

  private static int nextComma(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] != ',') {
      at++;
    }
    return at;
  }

  @Override
  int get(Variable<?> variable, int index, Page page) {
    int start = page.length();
    int shown = shown(variable);
    for (int i = 0; i < shown; i++) {
      if (i > 0) {
        page.replaceLast(',');
      }
      int result = element.get(variable, i, page);
      if (result < 0) {
        return result;
      }
    }
    return page.length() - start;
  }

  /**
   * How many elements there are to see: the counter is a plain variable, so it may hold anything.
   */
  private int shown(Variable<?> variable) {
    return isCounted() ? (int) Math.max(0, Math.min(max, variable.count())) : max;
  }

  @Override
  List<E> read(Variable<?> variable, int index) {
    List<E> values = new ArrayList<>();
    for (int i = 0; i < shown(variable); i++) {
      values.add(element.read(variable, i));
    }
    return Collections.unmodifiableList(values);
  }

  /** Assigns the elements given, zero to the others, and the counter. */
  @Override
  void write(Variable<?> variable, int index, List<E> value) {
    for (int i = 0; i < max; i++) {
      element.write(variable, i, i < value.size() ? value.get(i) : element.zero());
    }
    variable.count(value.size());
  }

  @Override
  boolean isAtomic() {
    return false;
  }

  private static String beginning(byte[] text, int from, int to) {
    int cut = Math.min(to, from + SHOWN);
    return KernelString.of(text, from, cut).text() + (cut < to ? "…" : "");
  }

  @Override
  @Nullable String explain(Variable<?> variable, byte[] text, int from, int to, int result) {
    int bad = (int) variable.lastCount();
    int at = from;
    for (int i = 0; i < bad; i++) {
      at = nextComma(text, at, to) + 1;
    }
    if (bad == max) {
      return "there are more than " + max;
    }
    int end = nextComma(text, at, to);
    String more = element.explain(variable, text, at, end, result);
    return "element "
        + (bad + 1)
        + " is `"
        + beginning(text, at, end)
        + "'"
        + (more == null ? "" : ", " + more);
  }
}
