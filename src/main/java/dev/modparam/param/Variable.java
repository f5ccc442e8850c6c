// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The variable that a parameter sets, with the set and get functions of its type.
 *
 * <p>A place that holds one value is read and written as a whole from any thread. Calls of {@code
 * set} and {@code get}, and everything on arrays, need the lock of whoever owns the variable: a
 * loaded module takes it by itself.
 *
 * @param <T> the Java type of the value
 */
public final class Variable<T extends @Nullable Object> {

  private final Param<?> param;
  private final String name;
  private final ParamType<T> type;
  private final Slots slots;
  private final int index;
  private final @Nullable Slots counter;
  private final Printk log;
  private long lastCount;
  private boolean assigned;
  private @Nullable String complaint;
  private @Nullable Variable<?> whole;

  /** The variable of a parameter. */
  Variable(Param<T> param, String name, Slots slots, @Nullable Slots counter) {
    this.param = param;
    this.name = name;
    this.type = param.type();
    this.slots = slots;
    this.index = 0;
    this.counter = counter;
    this.log = Printk.NONE;
  }

  /** A place of another variable, seen as another type. */
  private Variable(Variable<?> whole, ParamType<T> type, int index, Printk log) {
    this.param = whole.param;
    this.name = whole.name;
    this.type = type;
    this.slots = whole.slots;
    this.index = index;
    this.counter = whole.counter;
    this.log = log;
    this.whole = whole;
  }

  /**
   * Returns the parameter whose variable this is.
   *
   * @return its declaration
   */
  public Param<?> param() {
    return param;
  }

  /**
   * Returns the name that the setters print, with the module's prefix for built-in code.
   *
   * @return the declared name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the type.
   *
   * @return the type whose functions set and get use
   */
  public ParamType<T> type() {
    return type;
  }

  /**
   * Reads the value.
   *
   * @return the value; of a counted array as many elements as count
   */
  public T value() {
    return type.read(this, index);
  }

  /**
   * Assigns the value as driver code does, without the setter and its checks. As in C, bounds are
   * not looked at, and of a number that is too wide for the type the lower bits stay.
   *
   * @param value what the variable shall hold
   * @throws IllegalArgumentException if it is null where the type has no null, or a list longer
   *     than the array; nothing is assigned then
   */
  public void assign(T value) {
    String misfit = type.misfit(value);
    if (misfit != null) {
      throw new IllegalArgumentException(
          "the variable of parameter " + name + " cannot hold that " + type + ": " + misfit);
    }
    type.write(this, index, value);
  }

  /**
   * Reads an integer variable without boxing; of {@code charp} and such a variable there is none.
   *
   * @return the value; of unsigned 64-bit types the bits
   * @throws IllegalStateException if the variable holds no number
   */
  public long longValue() {
    return slots.number(index);
  }

  /**
   * Reads a truth value without boxing.
   *
   * @return the value of a C {@code bool}, or whether a number is not 0
   * @throws IllegalStateException if the variable holds no number
   */
  public boolean booleanValue() {
    return slots.number(index) != 0;
  }

  /**
   * Calls the type's set function on text.
   *
   * @param text a C string: what follows a NUL character is not seen; null is a bare name
   * @return 0, {@link Errno#result()}, or the positive result of an own set function
   */
  public int set(@Nullable String text) {
    if (text == null) {
      return setBare(log);
    }
    int nul = text.indexOf('\0');
    byte[] bytes = (nul < 0 ? text : text.substring(0, nul)).getBytes(StandardCharsets.UTF_8);
    return set(bytes, 0, bytes.length, log);
  }

  /**
   * Calls the type's set function on bytes.
   *
   * @param text where the value is; no byte of it may be NUL
   * @param from index of its first byte
   * @param to index after its last byte
   * @param log where the setter writes what the kernel's writes to its log
   * @return 0, {@link Errno#result()}, or the positive result of an own set function
   */
  public int set(byte[] text, int from, int to, Printk log) {
    return type.set(this, index, text, from, to, log);
  }

  /**
   * Calls the type's set function without a value. Only for types that {@linkplain
   * ParamType#acceptsBareName() accept} that.
   *
   * @param log where the setter writes what the kernel's writes to its log
   * @return 0, {@link Errno#result()}, or the positive result of an own set function
   */
  public int setBare(Printk log) {
    return type.acceptsBareName() ? type.setBare(this, index, log) : Errno.EINVAL.result();
  }

  /**
   * Calls the type's get function.
   *
   * @param page where the text goes
   * @return the number of bytes, or {@link Errno#result()}
   */
  public int get(Page page) {
    return type.get(this, index, page);
  }

  /**
   * Tells whether the type has a set function; an own type may have none.
   *
   * @return false if every set is EPERM
   */
  public boolean hasSet() {
    return type.hasSet();
  }

  /**
   * Tells whether the type has a get function; an own type may have none.
   *
   * @return false if every get is EPERM
   */
  public boolean hasGet() {
    return type.hasGet();
  }

  /**
   * Tells whether reading the value needs no lock.
   *
   * @return false for arrays
   */
  public boolean isAtomic() {
    return type.isAtomic();
  }

  /**
   * Says more about a text that {@code set} has just refused, such as which element of an array. To
   * be called with the lock still held under which {@code set} was called.
   *
   * @param text where the value was
   * @param from index of its first byte
   * @param to index after its last byte
   * @param result what {@code set} returned
   * @return a clause for a person, or null if there is no more to say than {@link
   *     ParamType#expected()}
   */
  public @Nullable String explain(byte[] text, int from, int to, int result) {
    return type.explain(this, text, from, to, result);
  }

  /** The same place seen as another type, for the functions of an own type. */
  <U extends @Nullable Object> Variable<U> as(ParamType<U> base, int place, Printk sink) {
    return new Variable<>(this, base, place, sink);
  }

  Slots slots() {
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
  @Nullable String complaint() {
    return complaint;
  }

  void complaint(@Nullable String words) {
    if (whole != null) {
      whole.complaint(words);
    }
    complaint = words;
  }

  /** Notes the first assignment of a variable that takes only one; false for a further one. */
  boolean markAssigned() {
    if (whole != null) {
      return whole.markAssigned();
    }
    boolean first = !assigned;
    assigned = true;
    return first;
  }

  /** Returns name and type. */
  @Override
  public String toString() {
    return type + " " + name;
  }
}
