// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

/** The levels of the tools' messages, with the numbers of {@code syslog(3)}. */
enum LogPriority {
  FATAL(2),
  ERROR(3),
  WARNING(4),
  INFO(6);

  /** The level that {@code -q} sets. No message has it, so none is printed. */
  static final int QUIET = 0;

  private final int number;

  LogPriority(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
