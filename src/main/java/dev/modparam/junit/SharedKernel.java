// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives all tests of a class one kernel, which boots before the first. Tests then see what other
 * tests did; parallel ones at the same time.
 *
 * <pre>{@code
 * @SharedKernel
 * @LoadModule(MyDriver.class)
 * class MyDriverTest {
 *   @BeforeAll
 *   static void calibrate(LoadedModule module) { … }
 * }
 * }</pre>
 *
 * <p>A {@code @Nested} class inherits the declarations, not the kernel: it has one of its own for
 * its tests. On a single test of the class, only {@link RunAs} may be declared; with
 * {@code @SharedKernel(false)} the test has its own kernel and may declare anything.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(KernelExtension.class)
@SuppressWarnings("exports")
public @interface SharedKernel {

  /**
   * Whether the kernel is shared.
   *
   * @return false for a kernel a test, where a class further out shares; the only value that a
   *     method may have
   */
  boolean value() default true;
}
