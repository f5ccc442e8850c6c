// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

/**
 * Turns the text of a parameter into a value of an own type and back.
 *
 * <p>Two types are equal if their converters are: a record does that by itself. A converter that an
 * annotated class names has a constructor that takes nothing.
 *
 * <pre>{@code
 * record Percent() implements ParamConverter<Integer> {
 *   public String word() { return "percent"; }
 *   public Integer parse(String text) { return Integer.valueOf(text.replace("%", "")); }
 *   public String format(Integer value) { return value + "%"; }
 *   public Integer zero() { return 0; }
 * }
 * }</pre>
 *
 * @param <T> the Java type of a value, which should be immutable
 * @see ParamTypes#converted
 * @see ParamTypes#DURATION
 * @see ParamTypes#SIZE
 */
public interface ParamConverter<T> {

  /**
   * Returns the word for the type in messages and modinfo.
   *
   * @return such as {@code percent}
   */
  String word();

  /**
   * Says what a value must look like, for error messages.
   *
   * @return such as {@code a duration such as 10s or 2.5ms}
   */
  default String expected() {
    return "a value of type " + word();
  }

  /**
   * Reads a value.
   *
   * @param text the text without the newline that {@code echo} adds
   * @return the value, not null
   * @throws IllegalArgumentException or {@link java.time.DateTimeException}, for EINVAL; its
   *     message is shown to the person who gave the text
   * @throws ErrnoException for another error
   */
  T parse(String text);

  /**
   * Writes a value.
   *
   * @param value a value
   * @return the text of the parameter's file, to which the newline is added
   */
  String format(T value);

  /**
   * Returns what a variable holds without another default.
   *
   * @return a value, not null
   */
  T zero();
}
