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

  /** Whether a bool takes {@code t} and {@code f}; kernels before 5.19 do not. */
  default boolean takesTrueAndFalse() {
    return true;
  }

  /** Whether a bool takes {@code e} and {@code d}; kernels since 6.16 do. */
  default boolean takesEnableAndDisable() {
    return false;
  }
}
