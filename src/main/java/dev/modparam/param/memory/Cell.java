// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import org.jspecify.annotations.Nullable;

/**
 * The C variable of a parameter in one load, with the set and get functions of its type.
 *
 * <p>A place that holds one value is read and written as a whole from any thread. Calls of {@code
 * set} and {@code get}, and everything on arrays, need the lock of whoever owns the variable.
 */
public final class Cell {

  private final String name;
  private final Codec codec;
  private final Slots slots;
  private final @Nullable Slots counter;
  private long lastCount;
  private boolean assigned;
  private @Nullable String complaint;

  Cell(String name, Codec codec, Slots slots, @Nullable Slots counter) {
    this.name = name;
    this.codec = codec;
    this.slots = slots;
    this.counter = counter;
  }

  /** A variable with memory of its own, which holds a value. */
  public static Cell of(String name, Codec codec, @Nullable Object initial) {
    Slots counter = codec.initialCount(initial) < 0 ? null : Slots.numbers(1);
    Cell cell = new Cell(name, codec, codec.newSlots(codec.length()), counter);
    cell.initialize(initial);
    return cell;
  }

  /** Reads all that memory holds; of a counted array also the elements that do not count. */
  public static @Nullable Object contentOf(Codec codec, Slots slots) {
    Cell cell = new Cell("", codec, slots, null);
    cell.count(slots.length());
    return cell.value();
  }

  /** Whether the value is read without a lock. */
  public boolean isAtomic() {
    return codec.isAtomic() && slots.isWhole();
  }

  /** The name that set functions print, with the module's prefix for built-in code. */
  public String name() {
    return name;
  }

  public Codec codec() {
    return codec;
  }

  /** Reads the value; of a counted array as many elements as count. */
  public @Nullable Object value() {
    return codec.read(this, 0);
  }

  /**
   * Assigns the value as driver code does, without the set function and its checks.
   *
   * @throws IllegalArgumentException if no variable of the type could hold it; nothing is assigned
   */
  public void assign(@Nullable Object value) {
    assign(codec, 0, value);
  }

  /** The same for a place that is seen as another type. */
  public void assign(Codec as, int index, @Nullable Object value) {
    String misfit = as.misfit(value);
    if (misfit != null) {
      throw new IllegalArgumentException(
          "the variable of parameter " + name + " cannot hold that " + as.word() + ": " + misfit);
    }
    as.write(this, index, value);
  }

  /** Puts a default into memory. */
  void initialize(@Nullable Object initial) {
    slots.clear();
    codec.write(this, 0, initial);
    int count = codec.initialCount(initial);
    if (count >= 0) {
      count(count);
    }
  }

  /** Reads an integer or a truth value; of unsigned 64-bit types the bits. */
  public long number() {
    return slots.number(0);
  }

  /** Calls the set function on bytes without NUL. */
  public int set(byte[] text, int from, int to, CallingKernel kernel) {
    return codec.set(this, 0, text, from, to, kernel);
  }

  /** Calls the set function without a value. */
  public int setBare(CallingKernel kernel) {
    return codec.acceptsBareName() ? codec.setBare(this, 0, kernel) : Result.EINVAL;
  }

  /** Calls the get function. */
  public int get(PageBytes page) {
    return codec.get(this, 0, page);
  }

  /**
   * Says more about a text that {@code set} has just refused, such as which element of an array. To
   * be called with the lock still held under which {@code set} was called.
   */
  public @Nullable String explain(byte[] text, int from, int to, int result) {
    return codec.explain(this, text, from, to, result);
  }

  public Slots slots() {
    return slots;
  }

  @Nullable Slots counter() {
    return counter;
  }

  /** How many elements of an array count. */
  long count() {
    return counter != null ? counter.number(0) : lastCount;
  }

  void count(long elements) {
    lastCount = elements;
    if (counter != null) {
      counter.number(0, elements);
    }
  }

  /** How many elements the last set got through. */
  long lastCount() {
    return lastCount;
  }

  /** What an own function said when it refused a text, or null. */
  public @Nullable String complaint() {
    return complaint;
  }

  public void complaint(@Nullable String words) {
    complaint = words;
  }

  /** Notes the first assignment of a variable that takes only one; false for a further one. */
  boolean markAssigned() {
    boolean first = !assigned;
    assigned = true;
    return first;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
