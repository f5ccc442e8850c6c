// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a {@code @ParameterizedTest} once for each argument line, which is its first parameter.
 *
 * <pre>{@code
 * @KernelTest
 * @ParameterizedTest
 * @ArgumentLines({"debug", "debug=1", "debug=y", "debug=on"})
 * void debugIsSwitchedOn(String line, SimulatedKernel kernel) {
 *   assertTrue(kernel.insmod(MY_DRIVER, line).getBoolean(DEBUG));
 * }
 * }</pre>
 *
 * <p>Needs {@code junit-jupiter-params}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ArgumentsSource(ArgumentLinesProvider.class)
@SuppressWarnings("exports")
public @interface ArgumentLines {

  /**
   * The lines.
   *
   * @return at least one line; an empty one stands for no arguments
   */
  String[] value();
}
