// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

/** What can taint a kernel: the bits of {@code /proc/sys/kernel/tainted}. */
public enum Taint {
  /** A module whose licence is not compatible with the GPL. */
  PROPRIETARY_MODULE(0, 'P', true),
  /** A module that was loaded by force. */
  FORCED_MODULE(1, 'F', true),
  /** A processor that is out of its specification. */
  CPU_OUT_OF_SPEC(2, 'S', false),
  /** A module that was unloaded by force. */
  FORCED_RMMOD(3, 'R', false),
  /** A machine check exception. */
  MACHINE_CHECK(4, 'M', false),
  /** A bad page. */
  BAD_PAGE(5, 'B', false),
  /** Asked for by user space, as by setting an unsafe parameter. */
  USER(6, 'U', false),
  /** The kernel died. */
  DIE(7, 'D', false),
  /** An overridden ACPI table. */
  OVERRIDDEN_ACPI_TABLE(8, 'A', false),
  /** A kernel warning. */
  WARN(9, 'W', false),
  /** A module from the staging directory. */
  CRAP(10, 'C', true),
  /** A workaround for a bug in firmware. */
  FIRMWARE_WORKAROUND(11, 'I', false),
  /** A module that was built outside the kernel's tree. */
  OUT_OF_TREE_MODULE(12, 'O', true),
  /** A module without a good signature. */
  UNSIGNED_MODULE(13, 'E', true),
  /** A soft lock-up. */
  SOFT_LOCKUP(14, 'L', false),
  /** A live patch. */
  LIVE_PATCH(15, 'K', true),
  /** Defined by a distribution. */
  AUX(16, 'X', true),
  /** A structure that was laid out at random. */
  RANDOMIZED_STRUCTURE(17, 'T', true),
  /** A test that ran in the kernel. */
  TEST(18, 'N', true),
  /** A firmware interface that lets a program write to what it should not (since 6.15). */
  FIRMWARE_CONTROL(19, 'J', true);

  private final int bit;
  private final char letter;
  private final boolean module;

  Taint(int bit, char letter, boolean module) {
    this.bit = bit;
    this.letter = letter;
    this.module = module;
  }

  /**
   * Returns the letter that an oops and {@code /sys/module/MODULE/taint} show.
   *
   * @return a capital letter
   */
  public char letter() {
    return letter;
  }

  /**
   * Returns the bit in the mask.
   *
   * @return a power of 2
   */
  public long mask() {
    return 1L << bit;
  }

  /**
   * Tells whether the file {@code taint} of a module can show it.
   *
   * @return false for what no module does
   */
  public boolean isOfModules() {
    return module;
  }
}
