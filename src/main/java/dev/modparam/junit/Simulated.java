// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what is injected: needed on each field, and on a parameter where the type alone does not
 * say which module is meant, or that it is of the kernel.
 *
 * <pre>{@code
 * @LoadModule(Bus.class)
 * @LoadModule(MyDriver.class)
 * class MyDriverTest {
 *   @Simulated SimulatedKernel kernel;
 *   @Simulated("my_driver") LoadedModule module;
 *
 *   @Test
 *   void theDriverHoldsTheBus(@Simulated("bus") LoadedModule bus, MyDriver driver) { … }
 * }
 * }</pre>
 *
 * <p>What can be injected:
 *
 * <ul>
 *   <li>{@link dev.modparam.kernel.SimulatedKernel};
 *   <li>{@link dev.modparam.kernel.files.KernelFiles}, as the user of {@link RunAs} sees them;
 *   <li>{@link dev.modparam.filesystem.KernelFileSystem}, or with this annotation {@link
 *       java.nio.file.FileSystem}: the same files for code that takes paths; closed with the
 *       kernel;
 *   <li>with this annotation {@link java.nio.file.Path}: the folder of a module, such as {@code
 *       /sys/module/my_driver}, in that file system;
 *   <li>{@link dev.modparam.modprobe.Modprobe}, with the configuration of {@link
 *       ModprobeConfiguration} and all modules that are declared;
 *   <li>{@link dev.modparam.kernel.KernelLog};
 *   <li>{@link dev.modparam.kernel.LoadedModule}: the one that is named, or the only one that
 *       {@link LoadModule} loads, or else the only one built in;
 *   <li>the object of a module that is defined with a class;
 *   <li>{@link dev.modparam.kernel.LoadException} and its subclasses, or {@link
 *       dev.modparam.modprobe.ModprobeException} where modprobe loads: what {@link LoadFails}
 *       expected.
 * </ul>
 *
 * <p>Parameters of constructors, tests and of {@code @BeforeEach} and {@code @AfterEach} methods
 * get those of the test's kernel; static fields, {@code @BeforeAll} and {@code @AfterAll} methods,
 * and constructors of a class with one instance for all tests need {@link SharedKernel}. Fields are
 * set before each test; they may be private, not final; where {@link LoadFails} holds, those of the
 * module that is not there are null. If one instance serves tests that run in parallel, use
 * parameters instead.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Simulated {

  /**
   * The module that a {@link dev.modparam.kernel.LoadedModule}, a driver object or a path is of.
   *
   * @return its name, or empty if there is only one
   */
  String value() default "";
}
