// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

/**
 * Where a setter writes what the kernel's own setters write to the kernel log.
 *
 * <p>Levels are those of Linux: 3 error, 4 warning, 5 notice, 6 info, 7 debug.
 */
@FunctionalInterface
public interface Printk {

  /** Drops all records, for parsing that nobody watches. */
  Printk NONE = (level, text) -> {};

  /**
   * Writes one record.
   *
   * @param level from 0 (emergency) to 7 (debug)
   * @param text the text without a final newline
   */
  void print(int level, String text);
}
