// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.module.LogLevel;
import java.nio.charset.StandardCharsets;

/** Writes records to the log of a kernel. */
@FunctionalInterface
public interface Printk {

  /** Forgets the records. */
  Printk NONE = (level, module, text) -> {};

  /**
   * Writes a record.
   *
   * @param module the module that is its subject, or empty
   */
  void print(LogLevel level, String module, byte[] text);

  /** Writes a record that is not about a module. */
  default void print(LogLevel level, String text) {
    print(level, "", text.getBytes(StandardCharsets.UTF_8));
  }
}
