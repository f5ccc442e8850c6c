// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import dev.modparam.text.Excerpt;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An array: values separated by commas ({@code module_param_array}, {@code param_array_ops}).
 *
 * @param element the functions of an element
 * @param max how many elements it has room for
 * @param start what the counter starts with; {@link #NO_COUNTER} or {@link #LENGTH_OF_DEFAULT}
 */
public record ArrayCodec(Codec element, int max, int start) implements Codec {

  /** The longest array, far beyond what a page of text can set. */
  public static final int LONGEST = 65_536;

  /** The start of an array that always shows all its elements. */
  public static final int NO_COUNTER = -1;

  /** The start of an array whose counter has the length of the default. */
  public static final int LENGTH_OF_DEFAULT = -2;

  public boolean isCounted() {
    return start != NO_COUNTER;
  }

  @Override
  public String word() {
    return "array of " + element.word();
  }

  @Override
  public String expected() {
    return "at most " + max + " values separated by commas, each " + element.expected();
  }

  @Override
  public Object zero() {
    return List.of();
  }

  @Override
  public @Nullable String misfit(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return value == null ? "it is null" : "it is not a list";
    }
    if (list.size() > max) {
      return "it has " + list.size() + " elements, and the array takes " + max;
    }
    return firstOf(list, element::misfit);
  }

  @Override
  public @Nullable String problem(@Nullable Object value) {
    String misfit = misfit(value);
    return misfit != null || !(value instanceof List<?> list)
        ? misfit
        : firstOf(list, element::problem);
  }

  /** What is wrong with the first element of which something is. */
  private static @Nullable String firstOf(
      List<?> list, Function<@Nullable Object, @Nullable String> check) {
    for (int i = 0; i < list.size(); i++) {
      String problem = check.apply(list.get(i));
      if (problem != null) {
        return "element " + (i + 1) + ": " + problem;
      }
    }
    return null;
  }

  @Override
  public @Nullable String problemIn(Slots slots, int index) {
    for (int i = 0; i < slots.length(); i++) {
      String problem = element.problemIn(slots, i);
      if (problem != null) {
        return "element " + (i + 1) + ": " + problem;
      }
    }
    return null;
  }

  @Override
  public @Nullable Object copyOf(@Nullable Object value) {
    return value instanceof List<?> list
        ? Collections.unmodifiableList(new ArrayList<>(list))
        : value;
  }

  @Override
  public Slots newSlots(int length) {
    return element.newSlots(length);
  }

  @Override
  public int length() {
    return max;
  }

  @Override
  public @Nullable Shape shape() {
    Shape one = element.shape();
    return one == null || one.kind() == Shape.Kind.TEXT ? null : one.times(max);
  }

  @Override
  public boolean fits(Class<?> javaType) {
    return javaType.isArray() && element.fits(javaType.getComponentType());
  }

  @Override
  public Slots fieldSlots(VarHandle field, Object owner, long mask) {
    return element.fieldSlots(field, owner, mask);
  }

  @Override
  public long fieldMask() {
    return element.fieldMask();
  }

  @Override
  public int initialCount(@Nullable Object initial) {
    return start == LENGTH_OF_DEFAULT ? Objects.requireNonNull((List<?>) initial).size() : start;
  }

  @Override
  public int set(Cell cell, int index, byte[] text, int from, int to, CallingKernel kernel) {
    int count = 0;
    int at = from;
    cell.count(0);
    while (true) {
      if (count == max) {
        kernel.error(cell.name() + ": can only take " + max + " arguments");
        return Result.EINVAL;
      }
      int end = nextComma(text, at, to);
      int result = element.set(cell, count, text, at, end, kernel);
      if (result != 0) {
        return result;
      }
      cell.count(++count);
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
  public int get(Cell cell, int index, PageBytes page) {
    int begin = page.length();
    int shown = shown(cell);
    for (int i = 0; i < shown; i++) {
      boolean full = page.isFull() && neverFails(element);
      if (i > 0) {
        page.replaceLast(',');
      }
      int result = element.get(cell, i, page);
      if (result < 0) {
        return result;
      }
      if (full) {
        break; // nothing of the others can be seen, and none of them fails
      }
    }
    return page.length() - begin;
  }

  private static boolean neverFails(Codec element) {
    return element instanceof IntegerCodec
        || element instanceof BoolCodec
        || element instanceof TextCodec;
  }

  /** How many elements there are to see: the counter is a variable, so it may hold anything. */
  private int shown(Cell cell) {
    return isCounted() ? (int) Math.max(0, Math.min(max, cell.count())) : max;
  }

  @Override
  public Object read(Cell cell, int index) {
    int shown = shown(cell);
    List<@Nullable Object> values = new ArrayList<>(shown);
    int used = Math.min(shown, cell.slots().used());
    for (int i = 0; i < used; i++) {
      values.add(element.read(cell, i));
    }
    Object rest = used < shown ? element.read(cell, used) : null;
    for (int i = used; i < shown; i++) {
      values.add(rest);
    }
    return Collections.unmodifiableList(values);
  }

  /** Assigns the elements given, zero to the others, and the counter. */
  @Override
  public void write(Cell cell, int index, @Nullable Object value) {
    List<?> list = Objects.requireNonNull((List<?>) value);
    Object zero = element.zero();
    int size = list.size();
    int end = isEmptyMemory(zero) ? Math.min(max, Math.max(size, cell.slots().used())) : max;
    for (int i = 0; i < end; i++) {
      element.write(cell, i, i < size ? list.get(i) : zero);
    }
    cell.count(list.size());
  }

  /** Whether places without memory hold a value already. */
  private static boolean isEmptyMemory(@Nullable Object zero) {
    return zero == null
        || zero.equals(false)
        || (zero instanceof Number number && number.longValue() == 0);
  }

  @Override
  public boolean isAtomic() {
    return false;
  }

  @Override
  public @Nullable String explain(Cell cell, byte[] text, int from, int to, int result) {
    int bad = (int) cell.lastCount();
    int at = from;
    for (int i = 0; i < bad; i++) {
      at = nextComma(text, at, to) + 1;
    }
    if (bad == max) {
      return "there are more than " + max;
    }
    int end = nextComma(text, at, to);
    String shown = Excerpt.of(new String(text, at, end - at, StandardCharsets.UTF_8));
    String more = element.explain(cell, text, at, end, result);
    return "element " + (bad + 1) + " is `" + shown + "'" + (more == null ? "" : ", " + more);
  }
}
