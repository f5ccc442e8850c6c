// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

/** What a set function needs of the kernel that calls it. */
@FunctionalInterface
public interface CallingKernel {

  /** A kernel that nobody watches. */
  CallingKernel NONE = record -> {};

  /**
   * Writes a record of level 3, the only level that the kernel's own set functions use.
   *
   * @param record the text without a final newline
   */
  void error(String record);
}
