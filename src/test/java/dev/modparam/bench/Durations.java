// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people: three digits, and a unit that fits. */
final class Durations {

  private static final String[] UNITS = {"ns", "µs", "ms", "s"};
  private static final double STEP = 1000;

  private Durations() {}

  /** Returns such as {@code 1.25 µs}. */
  static String text(double nanoseconds) {
    double value = nanoseconds;
    int unit = 0;
    while (Math.abs(value) >= STEP - 0.5 && unit < UNITS.length - 1) {
      value /= STEP;
      unit++;
    }
    return digits(value) + " " + UNITS[unit];
  }

  /** Returns three digits or, of a large number, all before the point. */
  static String digits(double value) {
    if (Math.abs(value) >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return new BigDecimal(value).round(new MathContext(3)).toPlainString();
  }

  /** Returns such as {@code 0.42 ×}. */
  static String ratio(double value) {
    return (value < 10 ? String.format(Locale.ROOT, "%.2f", value) : digits(value)) + " ×";
  }
}
