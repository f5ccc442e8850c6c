// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.module.LogLevel;

/** How far a kernel is locked down, which only goes up. */
final class KernelLockdown {

  private final KernelLog log;
  private final String comm;
  private volatile Lockdown level = Lockdown.NONE;

  KernelLockdown(KernelLog log, String comm) {
    this.log = log;
    this.comm = comm;
  }

  Lockdown level() {
    return level;
  }

  /** Sets the level that the kernel starts with, without a record. */
  void start(Lockdown first) {
    level = first;
  }

  /** Goes to a level, unless it is not above the present one. */
  synchronized boolean raise(Lockdown wanted) {
    if (wanted.compareTo(level) <= 0) {
      return false;
    }
    level = wanted;
    log.print(LogLevel.NOTICE, "Kernel is locked down from securityfs; see man kernel_lockdown.7");
    return true;
  }

  /** {@code security_locked_down}: whether something is refused, which the log then says. */
  boolean refuses(String what) {
    if (level == Lockdown.NONE) {
      return false;
    }
    log.print(
        LogLevel.NOTICE,
        "Lockdown: " + comm + ": " + what + " is restricted; see man kernel_lockdown.7");
    return true;
  }
}
