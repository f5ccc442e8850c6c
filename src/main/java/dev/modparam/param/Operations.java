// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

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
}
