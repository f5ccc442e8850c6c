// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a {@code @ParameterizedTest} once for each boundary value of a parameter: the values just
 * inside and just outside what its type and its bounds allow, and texts that are not values at all.
 * The first parameter of the test is the text, the second the {@link dev.modparam.param.Errno} with
 * which the parameter refuses it, null if it does not.
 *
 * <pre>{@code
 * @LoadModule(MyDriver.class)
 * class BufferSizeTest {
 *   @ParameterizedTest
 *   @BoundaryValues(value = MyDriver.class, parameter = "buffer_size")
 *   void theBufferFitsOrIsRefused(String text, @Nullable Errno expected, MyDriver driver) { … }
 * }
 * }</pre>
 *
 * <p>An argument that needs quotes on an argument line is best written by {@link
 * dev.modparam.args.ArgumentLine#format}. For a type with own set functions the values are the
 * default, an empty text and a word, and the errors are what the function answers. Needs {@code
 * junit-jupiter-params}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(BoundaryValues.Container.class)
@ArgumentsSource(BoundaryValuesProvider.class)
@SuppressWarnings("exports")
public @interface BoundaryValues {

  /**
   * The class that the module comes from, as of {@link LoadModule#value()}.
   *
   * @return the class; by default the test class and those around it, for {@link #field()}
   */
  Class<?> value() default void.class;

  /**
   * The static field that holds the definition, as of {@link LoadModule#field()}.
   *
   * @return the name, or empty if the module is the class itself
   */
  String field() default "";

  /**
   * The file on the class path that declares the module: Rust ({@code .rs}), C ({@code .c}), or a
   * compiled module ({@code .ko}, perhaps packed with gzip, xz or zstd). It is looked for in the
   * package of {@link #value()}, by default of the test class; a slash in front starts at the root.
   *
   * @return such as {@code "/my_driver.rs"}, or empty if the module comes from elsewhere
   */
  String resource() default "";

  /**
   * The name of the module of a {@link #resource()} that does not say it itself, as C code does
   * not.
   *
   * @return the name; by default that of the file without its ending, with underscores for dashes
   */
  String name() default "";

  /**
   * The parameter.
   *
   * @return its name
   */
  String parameter();

  /** Holds several; the compiler writes it. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface Container {

    /**
     * What is held.
     *
     * @return the annotations in order
     */
    BoundaryValues[] value();
  }
}
