// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class a kernel module whose parameters are its fields with {@link ModuleParam}.
 *
 * <p>Each load makes a new object with the constructor that takes nothing; what its fields hold
 * then are the defaults. A class that implements {@link ModuleLifecycle} is told of its load and
 * unload.
 *
 * <pre>{@code
 * @KernelModule(name = "my_driver", description = "An example")
 * final class MyDriver {
 *   @ModuleParam(permissions = 0644) volatile boolean debug;
 *   @ModuleParam(min = 512, max = 65536) int bufferSize = 4096;
 * }
 * }</pre>
 *
 * <p>In a named Java module, its package must be open to {@code dev.modparam}, or the class be
 * given together with a {@link java.lang.invoke.MethodHandles.Lookup}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface KernelModule {

  /**
   * The module's name; by default the class name in snake case, {@code my_driver} of {@code
   * MyDriver}.
   *
   * @return the name or empty
   */
  String name() default "";

  /**
   * The licence, as {@code MODULE_LICENSE}.
   *
   * @return the licence
   */
  String license() default "GPL";

  /**
   * The authors, as {@code MODULE_AUTHOR}.
   *
   * @return one text an author
   */
  String[] author() default {};

  /**
   * The description, as {@code MODULE_DESCRIPTION}.
   *
   * @return the text, or empty for none
   */
  String description() default "";

  /**
   * The version, as {@code MODULE_VERSION}.
   *
   * @return the version, or empty for none
   */
  String version() default "";

  /**
   * Aliases, as {@code MODULE_ALIAS}.
   *
   * @return one pattern an alias
   */
  String[] alias() default {};

  /**
   * Names of modules that must be loaded before.
   *
   * @return the names
   */
  String[] dependsOn() default {};
}
