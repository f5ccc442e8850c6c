// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of one benchmark with one choice of parameters.
 *
 * @param benchmark class and method, without the package
 * @param params the parameters of the benchmark, in their order
 * @param median of the iterations of all forks: a neighbour on the machine spoils a mean, not this
 * @param best the fastest iteration
 * @param unit such as {@code ns/op}
 * @param allocated bytes allocated by a call, if that was measured
 */
record Measured(
    String benchmark,
    Map<String, String> params,
    double median,
    double best,
    String unit,
    @Nullable Long allocated) {

  String type() {
    return benchmark.substring(0, benchmark.indexOf('.'));
  }

  String method() {
    return benchmark.substring(benchmark.indexOf('.') + 1);
  }

  /** Returns the median in nanoseconds. */
  double nanoseconds() {
    return median * nanosecondsOfUnit();
  }

  /** Returns the fastest iteration in nanoseconds. */
  double bestNanoseconds() {
    return best * nanosecondsOfUnit();
  }

  private double nanosecondsOfUnit() {
    return switch (unit) {
      case "ns/op" -> 1;
      case "us/op" -> 1e3;
      case "ms/op" -> 1e6;
      case "s/op" -> 1e9;
      default -> throw new IllegalArgumentException(benchmark + " is measured in " + unit);
    };
  }
}
