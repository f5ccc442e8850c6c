// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

/** The levels of the kernel log. */
public enum LogLevel {
  /** 0: the system is unusable. */
  EMERG(0),
  /** 1: somebody must act at once. */
  ALERT(1),
  /** 2: a critical condition. */
  CRIT(2),
  /** 3: an error. */
  ERR(3),
  /** 4: a warning. */
  WARNING(4),
  /** 5: normal, but significant. */
  NOTICE(5),
  /** 6: information. */
  INFO(6),
  /** 7: for debugging. */
  DEBUG(7);

  private static final LogLevel[] BY_NUMBER = values();

  private final int number;

  LogLevel(int number) {
    this.number = number;
  }

  /**
   * Returns the number that Linux uses.
   *
   * @return from 0 to 7
   */
  public int number() {
    return number;
  }

  /**
   * Returns the level of a number.
   *
   * @param number from 0 to 7
   * @return the level
   * @throws IllegalArgumentException if there is none
   */
  public static LogLevel of(int number) {
    if (number < 0 || number >= BY_NUMBER.length) {
      throw new IllegalArgumentException("a log level is from 0 to 7, not " + number);
    }
    return BY_NUMBER[number];
  }
}
