// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A module's own {@code struct kernel_param_ops}: which functions set and show a parameter.
 *
 * <p>A function whose symbol was stripped is there without a name.
 */
final class CustomOperations {

  /** The name of a function that has none. */
  static final String NAMELESS = "";

  private final boolean acceptsBareName;
  private final @Nullable String set;
  private final @Nullable String get;
  private final @Nullable String free;

  CustomOperations(
      boolean acceptsBareName, @Nullable String set, @Nullable String get, @Nullable String free) {
    this.acceptsBareName = acceptsBareName;
    this.set = set;
    this.get = get;
    this.free = free;
  }

  /**
   * Tells whether a bare name sets the parameter ({@code KERNEL_PARAM_OPS_FL_NOARG}).
   *
   * @return true if the flag is set
   */
  public boolean acceptsBareName() {
    return acceptsBareName;
  }

  /**
   * Returns the name of the set function.
   *
   * @return the symbol, empty text if its name was stripped, or nothing if there is no such
   *     function
   */
  public Optional<String> set() {
    return Optional.ofNullable(set);
  }

  /**
   * Returns the name of the get function.
   *
   * @return the symbol, empty text if its name was stripped, or nothing if there is no such
   *     function
   */
  public Optional<String> get() {
    return Optional.ofNullable(get);
  }

  /**
   * Returns the name of the function that frees the value.
   *
   * @return the symbol, empty text if its name was stripped, or nothing if there is no such
   *     function
   */
  public Optional<String> free() {
    return Optional.ofNullable(free);
  }

  /** Returns the functions in the order set, get, free. */
  @Override
  public String toString() {
    return "set=" + set + " get=" + get + " free=" + free + (acceptsBareName ? " noarg" : "");
  }
}
