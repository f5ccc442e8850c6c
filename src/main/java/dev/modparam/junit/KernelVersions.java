// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.kernel.KernelVersion;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once with each of several kernels, in place of {@code @Test}.
 *
 * <pre>{@code
 * @KernelVersions({KernelVersion.V6_12, KernelVersion.V7_2})
 * @LoadModule(type = Sensor.class, arguments = "debug=on")
 * void debugIsOnInBoth(Sensor sensor) {
 *   assertTrue(sensor.debug);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@ExtendWith({KernelVersionsProvider.class, KernelExtension.class})
@SuppressWarnings("exports")
public @interface KernelVersions {

  /**
   * The releases that the kernels answer as.
   *
   * @return at least one; all that there are, if none is given
   */
  KernelVersion[] value() default {};
}
