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
 * Sets the command line that the kernel boots with.
 *
 * <pre>{@code
 * @BuiltIn(Keyboard.class)
 * @BootCommandLine("keyboard.repeat=0 quiet")
 * class KeyboardTest {
 *   @Test
 *   @BootCommandLine("keyboard.repeat=1")   // boots with: keyboard.repeat=0 quiet keyboard.repeat=1
 *   void theLastOneWins(Keyboard keyboard) {
 *     assertTrue(keyboard.repeat);
 *   }
 * }
 * }</pre>
 *
 * <p>What is declared further in is appended, as a boot loader does it: the last setting of a
 * parameter wins.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(KernelExtension.class)
@SuppressWarnings("exports")
@Repeatable(BootCommandLine.Container.class)
public @interface BootCommandLine {

  /**
   * The words.
   *
   * @return the text, as in {@code /proc/cmdline}
   */
  String value();

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
    BootCommandLine[] value();
  }
}
