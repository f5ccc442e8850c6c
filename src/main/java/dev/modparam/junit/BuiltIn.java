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
