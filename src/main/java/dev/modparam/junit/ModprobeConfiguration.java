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
 * Configures {@code modprobe}, as files in {@code /etc/modprobe.d} do, and makes it load the
 * modules of {@link LoadModule}: options that are configured come before the arguments that are
 * declared, what a module needs is loaded before it, and parameters of loadable modules on the
 * {@link BootCommandLine} count.
 *
 * <pre>{@code
 * @LoadModule(value = MyDriver.class, arguments = "debug=0")
 * @ModprobeConfiguration("options my_driver debug=1 buffer_size=8192")
 * @ModprobeConfiguration(resource = "/modprobe.d/site.conf")
 * class MyDriverTest {
 *   @Test
 *   void argumentsOverrideTheConfiguration(MyDriver driver) {
 *     assertFalse(driver.debug);
 *     assertEquals(8192, driver.bufferSize);
 *   }
 * }
 * }</pre>
 *
 * <p>What is declared further in is read after what is further out, so that of two options for one
 * parameter the inner one wins. A line that {@code modprobe} would skip with a warning is an error
 * here. Commands of {@code install} lines are not run. A load that fails is a {@link
 * dev.modparam.modprobe.ModprobeException}, whose message shows where each argument came from;
 * {@link LoadFails} takes that of modprobe or that of the kernel.
 *
 * <p>A {@link dev.modparam.modprobe.Modprobe} that knows this configuration and all modules of the
 * test can be injected, also without this annotation.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(KernelExtension.class)
@SuppressWarnings("exports")
@Repeatable(ModprobeConfiguration.Container.class)
public @interface ModprobeConfiguration {

  /**
   * The lines.
   *
   * @return the text, a line or more in each element; an empty one configures nothing, but lets
   *     {@code modprobe} load
   */
  String[] value() default {};

  /**
   * The file on the class path that holds the lines, in place of {@link #value()}. It is looked for
   * in the package of the class that is annotated; a slash in front starts at the root.
   *
   * @return such as {@code "/my_driver.conf"}, or empty if the lines are here
   */
  String resource() default "";

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
    ModprobeConfiguration[] value();
  }
}
