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
 * Says who makes the calls of a test: who opens files, injected or asked for, shows and stores
 * attributes, and loads and unloads modules, which only root may. By default that is root. What the
 * annotations load is loaded by root. In a test, {@link dev.modparam.kernel.SimulatedKernel#callAs}
 * makes calls as somebody else.
 *
 * <pre>{@code
 * @Test
 * @RunAs(uid = 1000)
 * void onlyRootMayWrite(LoadedModule module) {
 *   assertThrows(FileException.class, () -> module.attribute("debug").store("1"));
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(KernelExtension.class)
@SuppressWarnings("exports")
public @interface RunAs {

  /**
   * The user.
   *
   * @return the number, from 0, which is root
   */
  int uid();

  /**
   * The group.
   *
   * @return the number; by default that of the user
   */
  int gid() default -1;
}
