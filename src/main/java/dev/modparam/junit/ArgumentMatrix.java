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
 * Runs a {@code @ParameterizedTest} or a {@code @ParameterizedClass} with combinations of values of
 * several parameters: with all of them, or, if these are too many, with so many that each pair of
 * values of two parameters occurs.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @LoadModule(Uart.class)
 * @ArgumentMatrix({
 *   @Axis(parameter = "baud", value = {"9600", "115200"}),
 *   @Axis(parameter = "parity", value = {"none", "even", "odd"}),
 *   @Axis({"", "debug"})
 * })
 * void everyCombinationWorks(Uart uart) { … }   // 12 times
 * }</pre>
 *
 * <p>Each combination is an argument line, which is used as a line of {@link ArgumentLines} is. The
 * order is the same in each run. Needs {@code junit-jupiter-params}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(KernelExtension.class)
@ArgumentsSource(LinesProvider.OfMatrix.class)
@SuppressWarnings("exports")
public @interface ArgumentMatrix {

  /**
   * The parameters with their values.
   *
   * @return at least one
   */
  Axis[] value();

  /**
   * The number of combinations up to which all are run. Beyond it every pair of values of two
   * parameters is run at least once.
   *
   * @return at least 0; 0 for pairs in any case
   */
  int exhaustiveUpTo() default 64;

  /**
   * The module that is loaded with the lines.
   *
   * @return its name; by default the only one that is loaded
   */
  String module() default "";

  /** The values that one place of the line takes. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({})
  @interface Axis {

    /**
     * The values.
     *
     * @return with {@link #parameter()}: texts as the parameter takes them, quoted where the line
     *     needs it; without: pieces of the line, an empty one for nothing
     */
    String[] value();

    /**
     * The parameter.
     *
     * @return its name; empty if the values are pieces of the line
     */
    String parameter() default "";
  }
}
