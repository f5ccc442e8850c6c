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
 * Says that the load of a module must fail. The test fails if the module loads, or fails to load
 * with another error; in the test the module is not there, and what was thrown can be injected.
 *
 * <pre>{@code
 * @Test
 * @LoadModule(value = MyDriver.class, arguments = "buffer_size=1")
 * @LoadFails(errno = ErrnoName.EINVAL)
 * void smallBuffersAreRefused(RejectedArgumentsException failure, KernelLog log) {
 *   assertEquals("buffer_size", failure.rejected().get(0).parameter());
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(KernelExtension.class)
@SuppressWarnings("exports")
public @interface LoadFails {

  /**
   * The error.
   *
   * @return its name; by default any
   */
  ErrnoName errno() default ErrnoName.ANY;

  /**
   * The module that must fail. All others must load.
   *
   * @return its name; by default the one that is loaded last
   */
  String module() default "";
}
