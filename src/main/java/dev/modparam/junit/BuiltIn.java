// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Builds a module into the kernel. Its parameters are set by {@link BootCommandLine}, as {@code
 * module.param=value}.
 *
 * <pre>{@code
 * @BuiltIn(Keyboard.class)
 * @BootCommandLine("keyboard.repeat=0")
 * class KeyboardTest {
 *   @Test
 *   void repeatIsOff(Keyboard keyboard) {
 *     assertFalse(keyboard.repeat);
 *   }
 * }
 * }</pre>
 *
 * <p>The same module declared further in replaces the one further out.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(KernelExtension.class)
@SuppressWarnings("exports")
@Repeatable(BuiltIn.Container.class)
public @interface BuiltIn {

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
   * package of {@link #value()}, by default of the class that is annotated; a slash in front starts
   * at the root.
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

  /** Holds several; the compiler writes it. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @ExtendWith(KernelExtension.class)
  @interface Container {

    /**
     * What is held.
     *
     * @return the annotations in order
     */
    BuiltIn[] value();
  }
}
