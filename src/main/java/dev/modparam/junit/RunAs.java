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
 * Says who opens files: the user of each {@link dev.modparam.kernel.files.KernelFiles} and {@link
 * dev.modparam.filesystem.KernelFileSystem} that is injected. By default that is root.
 *
 * <pre>{@code
 * @Test
 * @RunAs(uid = 1000)
 * void onlyRootMayWrite(KernelFiles files) {
 *   assertThrows(FileException.class, () -> files.write("/sys/module/m/parameters/debug", "1"));
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
