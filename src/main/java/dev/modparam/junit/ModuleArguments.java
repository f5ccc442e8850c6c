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
 * Changes the arguments of a module that {@link LoadModule} declares on the same element or further
 * out.
 *
 * <pre>{@code
 * @LoadModule(MyDriver.class)
 * class MyDriverTest {
 *   @Test
 *   @ModuleArguments("debug=1 buffer_size=8192")
 *   void debugLogsTheSizeOfTheBuffer(KernelLog log) { … }
 * }
 * }</pre>
 *
 * <p>The whole line is replaced: arguments from further out do not apply. On the same element as a
 * {@link LoadModule} that has arguments itself, it is a contradiction.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(KernelExtension.class)
@SuppressWarnings("exports")
@Repeatable(ModuleArguments.Container.class)
public @interface ModuleArguments {

  /**
   * The argument line.
   *
   * @return the line, empty for none
   */
  String value();

  /**
   * The module.
   *
   * @return its name; by default the only one that is loaded
   */
  String module() default "";

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
    ModuleArguments[] value();
  }
}
