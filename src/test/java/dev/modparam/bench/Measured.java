// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of one benchmark with one choice of parameters.
 *
 * @param benchmark class and method, without the package
 * @param params the parameters of the benchmark, in their order
 * @param score the mean
 * @param error half of the 99.9 % confidence interval, if there were enough iterations to tell
 * @param unit such as {@code ns/op}
 * @param allocated bytes allocated by a call, if that was measured
 */
record Measured(
    String benchmark,
    Map<String, String> params,
    double score,
    @Nullable Double error,
    String unit,
    @Nullable Long allocated) {

  String type() {
    return benchmark.substring(0, benchmark.indexOf('.'));
  }

  String method() {
    return benchmark.substring(benchmark.indexOf('.') + 1);
  }

  /** Returns the score in nanoseconds. */
  double nanoseconds() {
    return switch (unit) {
      case "ns/op" -> score;
      case "us/op" -> score * 1e3;
      case "ms/op" -> score * 1e6;
      case "s/op" -> score * 1e9;
      default -> throw new IllegalArgumentException(benchmark + " is measured in " + unit);
    };
  }
}
