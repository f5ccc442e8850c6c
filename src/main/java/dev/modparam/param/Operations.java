// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.memory.CallingKernel;
import dev.modparam.param.memory.Cell;
import dev.modparam.param.memory.PageBytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A driver's own set and get functions over a standard variable: {@code struct kernel_param_ops} of
 * {@code module_param_cb}.
 *
 * <p>Immutable. Starts with the functions of the standard type; each method returns a copy with one
 * thing changed.
 *
 * <pre>{@code
 * ParamType<Integer> even = Operations.on(INT)
 *     .set((text, variable) -> {
 *       int result = variable.set(text);               // param_set_int
 *       return result == 0 && variable.value() % 2 != 0 ? Errno.EINVAL.result() : result;
 *     })
 *     .type();
 * }</pre>
 *
 * @param <T> the Java type of the variable
 */
public final class Operations<T extends @Nullable Object> {

  /**
   * A set function.
   *
   * @param <T> the Java type of the variable
   */
  @FunctionalInterface
  public interface Setter<T extends @Nullable Object> {

    /**
     * Sets the variable. Called with the module's parameter lock held.
     *
     * @param text the value as UTF-8 text, or null for a bare name, which happens only after {@link
     *     Operations#acceptBareName()}
     * @param variable the variable, with the set and get of the standard type
     * @return 0 for success, {@link Errno#result()} for a failure, or a positive number, of which
     *     the kernel makes what it makes (see {@code docs/semantics.md})
     * @throws ErrnoException to fail with its error
     */
    int set(@Nullable String text, Variable<T> variable);
  }

  /**
   * A get function.
   *
   * @param <T> the Java type of the variable
   */
  @FunctionalInterface
  public interface Getter<T extends @Nullable Object> {

    /**
     * Writes the variable as text. Called with the module's parameter lock held.
     *
     * @param variable the variable, with the set and get of the standard type
     * @param page where to write; a final newline is the getter's business
     * @return the number of bytes that count, usually what {@link Page#emit} returned, or {@link
     *     Errno#result()} for a failure
     * @throws ErrnoException to fail with its error
     */
    int get(Variable<T> variable, Page page);
  }

  private final ParamType<T> base;
  private final String name;
  private final @Nullable Setter<T> setter;
  private final @Nullable Getter<T> getter;
  private final boolean bareName;

  private Operations(
      ParamType<T> base,
      String name,
      @Nullable Setter<T> setter,
      @Nullable Getter<T> getter,
      boolean bareName) {
    this.base = base;
    this.name = name;
    this.setter = setter;
    this.getter = getter;
    this.bareName = bareName;
  }

  /**
   * Starts with the functions of a standard type.
   *
   * @param base the type of the variable
   * @param <T> its Java type
   * @return operations that do what the type does
   */
  public static <T extends @Nullable Object> Operations<T> on(ParamType<T> base) {
    Setter<T> setter = (text, variable) -> variable.set(text);
    return new Operations<>(
        requireNonNull(base, "base"), base.name(), setter, Variable::get, base.acceptsBareName());
  }

  /**
   * Names the type, as {@code __MODULE_PARM_TYPE} does; otherwise it has its variable's name.
   *
   * @param word the word for modinfo and messages
   * @return a copy
   */
  public Operations<T> named(String word) {
    return new Operations<>(base, requireNonNull(word, "word"), setter, getter, bareName);
  }

  /**
   * Replaces the set function.
   *
   * @param function the new one
   * @return a copy
   */
  public Operations<T> set(Setter<T> function) {
    return new Operations<>(base, name, requireNonNull(function, "function"), getter, bareName);
  }

  /**
   * Replaces the get function.
   *
   * @param function the new one
   * @return a copy
   */
  public Operations<T> get(Getter<T> function) {
    return new Operations<>(base, name, setter, requireNonNull(function, "function"), bareName);
  }

  /**
   * Removes the set function: a write to the file is EPERM.
   *
   * @return a copy
   */
  public Operations<T> withoutSet() {
    return new Operations<>(base, name, null, getter, bareName);
  }

  /**
   * Removes the get function: a read of the file is EPERM.
   *
   * @return a copy
   */
  public Operations<T> withoutGet() {
    return new Operations<>(base, name, setter, null, bareName);
  }

  /**
   * Lets the set function be called without a value ({@code KERNEL_PARAM_OPS_FL_NOARG}).
   *
   * @return a copy
   */
  public Operations<T> acceptBareName() {
    return new Operations<>(base, name, setter, getter, true);
  }

  /**
   * Makes the type.
   *
   * @return a type with these operations
   */
  public ParamType<T> type() {
    return new ParamType<>(
        new ParamKind.Own(Optional.of(base), setter != null, getter != null),
        new OperationsCodec<>(base, name, setter, getter, bareName));
  }

  /**
   * The page that a getter fills: the text of a parameter's file in sysfs.
   *
   * <p>At most {@value #LIMIT} bytes are kept, as the kernel cuts what a getter claims to have
   * written beyond them.
   */
  public static final class Page {

    /** The size of a page, and the size that sysfs reports for each file. */
    public static final int SIZE = PageBytes.SIZE;

    /** The most bytes that one file shows ({@code PAGE_SIZE - 1}). */
    public static final int LIMIT = PageBytes.LIMIT;

    private final PageBytes bytes;

    /** Makes an empty page. */
    public Page() {
      this(new PageBytes());
    }

    Page(PageBytes bytes) {
      this.bytes = bytes;
    }

    PageBytes bytes() {
      return bytes;
    }

    /**
     * Appends text as UTF-8, as {@code sysfs_emit} does.
     *
     * @param text what to append; no newline is added
     * @return the number of bytes appended: less than the text has if the page is full
     */
    public int emit(String text) {
      return bytes.emit(requireNonNull(text, "text"));
    }

    /**
     * Appends bytes.
     *
     * @param text what to append
     * @return the number of bytes appended: less than given if the page is full
     */
    public int emit(byte[] text) {
      return bytes.emit(requireNonNull(text, "text"));
    }

    /**
     * Returns how many bytes the page holds.
     *
     * @return from 0 to {@link #LIMIT}
     */
    public int length() {
      return bytes.length();
    }

    /**
     * Returns what the page holds.
     *
     * @return a new array
     */
    public byte[] toBytes() {
      return bytes.toBytes();
    }

    /** Returns what the page holds, read as UTF-8. */
    @Override
    public String toString() {
      return bytes.toString();
    }
  }

  /**
   * The variable of a parameter, as {@linkplain Operations own set and get functions} see it: with
   * the set and get functions of its standard type.
   *
   * @param <T> the Java type of the value
   */
  public static final class Variable<T extends @Nullable Object> {

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
     * Assigns the value as driver code does, without the set function and its checks. As in C,
     * bounds are not looked at, and of a number that is too wide for the type the lower bits stay.
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
    public int get(Operations.Page page) {
      return type.codec().get(cell, index, requireNonNull(page, "page").bytes());
    }

    /** Returns type and name. */
    @Override
    public String toString() {
      return type + " " + name();
    }
  }
}
