// SPDX-License-Identifier: Apache-2.0

/**
 * Gives each JUnit Jupiter test a simulated kernel: annotations say what is built in, what is
 * loaded with which arguments, how modprobe is configured and who looks at the files; parameters
 * and fields get the kernel, its modules, its files and its log.
 *
 * <pre>{@code
 * @LoadModule(value = MyDriver.class, arguments = "debug=1")
 * class MyDriverTest {
 *   @Test
 *   void debugCanBeSwitchedOff(LoadedModule module, MyDriver driver) {
 *     module.attribute("debug").store("0\n");
 *     assertFalse(driver.debug);
 *   }
 * }
 * }</pre>
 *
 * <p>All annotations that declare something may be on a class, on a method, and on an annotation of
 * your own. What is on a superclass applies before what is on a class, an enclosing class before a
 * {@code @Nested} one, a class before a method; the last one wins. Two that contradict each other
 * in the same place are an {@link org.junit.jupiter.api.extension.ExtensionConfigurationException}
 * that names both. {@link dev.modparam.junit.KernelExtension} does the same in code.
 *
 * <p>Every test has a kernel of its own, so that nothing leaks and tests run in parallel without
 * locks; {@link dev.modparam.junit.SharedKernel} makes it one a class. Each invocation of a
 * repeated or parameterized test is a test; the dynamic tests of a factory share the kernel of the
 * factory. A kernel is dropped after its test, not shut down: exit functions run when a test
 * unloads a module, and only then.
 *
 * <p>When a test fails, what {@code dmesg} shows and a table of all parameters are published as
 * report entries. JUnit Jupiter 5.14 or 6 is needed; {@code junit-jupiter-params} only for {@link
 * dev.modparam.junit.ArgumentLines} and {@link dev.modparam.junit.BoundaryValues}.
 */
@NullMarked
package dev.modparam.junit;

import org.jspecify.annotations.NullMarked;
