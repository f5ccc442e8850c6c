// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.List;
import java.util.stream.IntStream;

/** Places values between two pixels, each power of ten as wide as the next. */
final class LogScale {

  private final int first;
  private final int last;
  private final double start;
  private final double end;

  /** Makes a scale of whole powers of ten that has room for the values. */
  LogScale(double smallest, double largest, double start, double end) {
    this.first = (int) Math.floor(Math.log10(smallest));
    this.last = Math.max(first + 1, (int) Math.ceil(Math.log10(largest)));
    this.start = start;
    this.end = end;
  }

  double at(double value) {
    double part = (Math.log10(value) - first) / (last - first);
    return start + (end - start) * Math.min(1, Math.max(0, part));
  }

  /** Returns the powers of ten. */
  List<Double> ticks() {
    return IntStream.rangeClosed(first, last).mapToObj(power -> Math.pow(10, power)).toList();
  }
}
