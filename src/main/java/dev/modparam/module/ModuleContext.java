// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.Param;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a driver sees of itself while it is loaded: its parameters and the kernel log. */
public interface ModuleContext {

  /**
   * Returns what the module declares.
   *
   * @return the definition
   */
  ModuleDefinition definition();

  /**
   * Returns the module's name.
   *
   * @return the name, with underscores
   */
  String name();

  /**
   * Reads a parameter's variable.
   *
   * @param param the very object that the module was defined with
   * @param <T> the Java type of the value
   * @return the value; null only for a {@code charp} that is NULL
   * @throws IllegalArgumentException if the module has no such parameter
   */
  <T extends @Nullable Object> T get(Param<T> param);

  /**
   * Reads an {@code Integer} parameter without boxing.
   *
   * @param param the very object that the module was defined with
   * @return the value
   * @throws IllegalArgumentException if the module has no such parameter
   */
  int getInt(Param<Integer> param);

  /**
   * Reads a {@code Long} parameter without boxing.
   *
   * @param param the very object that the module was defined with
   * @return the value; of unsigned 64-bit types the bits
   * @throws IllegalArgumentException if the module has no such parameter
   */
  long getLong(Param<Long> param);

  /**
   * Reads a {@code Boolean} parameter without boxing.
   *
   * @param param the very object that the module was defined with
   * @return the value of the variable
   * @throws IllegalArgumentException if the module has no such parameter
   */
  boolean getBoolean(Param<Boolean> param);

  /**
   * Binds an {@code Integer} parameter, for code that reads it often: the look-up is done once.
   *
   * @param param the very object that the module was defined with
   * @return a function that reads the variable at each call, and goes on after the module is gone
   * @throws IllegalArgumentException if the module has no such parameter
   */
  IntSupplier bindInt(Param<Integer> param);

  /**
   * Binds a {@code Long} parameter, for code that reads it often.
   *
   * @param param the very object that the module was defined with
   * @return a function that reads the variable at each call; of unsigned 64-bit types the bits
   * @throws IllegalArgumentException if the module has no such parameter
   */
  LongSupplier bindLong(Param<Long> param);

  /**
   * Binds a {@code Boolean} parameter, for code that reads it often.
   *
   * @param param the very object that the module was defined with
   * @return a function that reads the variable at each call
   * @throws IllegalArgumentException if the module has no such parameter
   */
  BooleanSupplier bindBoolean(Param<Boolean> param);

  /**
   * Assigns a parameter's variable, as a driver that rounds a value or fills in what 0 stands for.
   * Neither the setter nor its checks are involved.
   *
   * @param param the very object that the module was defined with
   * @param value the new value
   * @param <T> the Java type of the value
   * @throws IllegalArgumentException if the module has no such parameter, or its variable cannot
   *     hold the value: null where the type has none, or a list longer than the array
   */
  <T extends @Nullable Object> void set(Param<T> param, T value);

  /**
   * Writes to the kernel log. A prefix such as the module's name is the caller's business.
   *
   * @param level from 0 (emergency) to 7 (debug)
   * @param text the text; one newline at its end is not part of the record
   */
  void printk(LogLevel level, String text);

  /**
   * Writes a record of level 6.
   *
   * @param text the text; a newline at its end is not needed
   */
  default void info(String text) {
    printk(LogLevel.INFO, text);
  }

  /**
   * Writes a record of level 4.
   *
   * @param text the text
   */
  default void warn(String text) {
    printk(LogLevel.WARNING, text);
  }

  /**
   * Writes a record of level 3.
   *
   * @param text the text
   */
  default void err(String text) {
    printk(LogLevel.ERR, text);
  }

  /**
   * Writes a record of level 7.
   *
   * @param text the text
   */
  default void debug(String text) {
    printk(LogLevel.DEBUG, text);
  }

  /**
   * Reads a parameter by name, as of a module that was read from a file.
   *
   * @param parameter the name; {@code -} and {@code _} are the same
   * @return the value; null only for a {@code charp} that is NULL
   * @throws IllegalArgumentException if there is no such parameter
   */
  default @Nullable Object get(String parameter) {
    return get(definition().requireParameter(parameter));
  }

  /**
   * Reads a parameter by name.
   *
   * @param parameter the name
   * @param type the Java type of its values
   * @param <V> that type
   * @return the value; null only for a {@code charp} that is NULL
   * @throws IllegalArgumentException if there is no such parameter, or its values are of another
   *     type
   */
  default <V> @Nullable V get(String parameter, Class<V> type) {
    requireNonNull(type, "type");
    Object value = get(parameter);
    if (value != null && !type.isInstance(value)) {
      throw new IllegalArgumentException(
          "parameter "
              + parameter
              + " is a "
              + value.getClass().getSimpleName()
              + ", not a "
              + type.getSimpleName());
    }
    return type.cast(value);
  }

  /**
   * Reads a truth value by the name of its parameter.
   *
   * @param parameter the name of a {@code bool} and its like
   * @return the value
   * @throws IllegalArgumentException if there is no such parameter, or it is of another type
   */
  default boolean getBoolean(String parameter) {
    return requireNonNull(get(parameter, Boolean.class));
  }

  /**
   * Reads a number by the name of its parameter.
   *
   * @param parameter the name of an integer parameter of any width
   * @return the value; of unsigned 64-bit types the bits
   * @throws IllegalArgumentException if there is no such parameter, or it is of another type
   */
  default long getLong(String parameter) {
    return requireNonNull(get(parameter, Number.class)).longValue();
  }

  /**
   * Reads a text by the name of its parameter.
   *
   * @param parameter the name of a {@code charp} or {@code string}
   * @return the text; null for a {@code charp} that is NULL
   * @throws IllegalArgumentException if there is no such parameter, or it is of another type
   */
  default @Nullable String getString(String parameter) {
    return get(parameter, String.class);
  }
}
