// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a {@code @ParameterizedTest} or a {@code @ParameterizedClass} once for each argument line.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @LoadModule(MyDriver.class)
 * @ArgumentLines({"debug", "debug=1", "debug=y", "debug=on"})
 * void debugIsSwitchedOn(MyDriver driver) {
 *   assertTrue(driver.debug);
 * }
 * }</pre>
 *
 * <p>The module that is declared with {@link LoadModule} is loaded with the line, which replaces
 * the arguments from further out as {@link ModuleArguments} does. If the first parameter is a
 * {@code String}, it gets the line. Where no module is declared, that is all:
 *
 * <pre>{@code
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
@ExtendWith(KernelExtension.class)
@ArgumentsSource(LinesProvider.OfLines.class)
@SuppressWarnings("exports")
public @interface ArgumentLines {

  /**
   * The lines.
   *
   * @return at least one line; an empty one stands for no arguments
   */
  String[] value();

  /**
   * The module that is loaded with the lines.
   *
   * @return its name; by default the only one that is loaded
   */
  String module() default "";
}
