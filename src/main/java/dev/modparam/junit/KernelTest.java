// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.kernel.KernelVersion;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a simulated kernel. Needed only where no other annotation of this package says so
 * already.
 *
 * <pre>{@code
 * @Test
 * @KernelTest
 * void aNewKernelIsNotTainted(SimulatedKernel kernel) {
 *   assertEquals(0, kernel.taint());
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(KernelExtension.class)
@SuppressWarnings("exports")
public @interface KernelTest {

  /**
   * The release of Linux that the kernel answers as.
   *
   * @return the release; the usual one leaves what is declared further out
   */
  KernelVersion version() default KernelVersion.V6_12;

  /**
   * Runs a test once with each of several kernels, in place of {@code @Test}.
   *
   * <pre>{@code
   * @KernelTest.Versions({KernelVersion.V6_12, KernelVersion.V7_2})
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
  @interface Versions {

    /**
     * The releases that the kernels answer as.
     *
     * @return at least one; all that there are, if none is given
     */
    KernelVersion[] value() default {};
  }
}
