// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import static java.util.stream.Collectors.joining;

import java.util.stream.IntStream;

/** The argument lines that are measured. */
final class Lines {

  static final String TWO = "debug=1 buffer_size=8192";

  static final String FOUR = "debug=y buffer_size=0x2000 name=\"eth zero\" irqs=1,2,3,4,5,6,7,8";

  private static final int PRIME = 7919;

  private Lines() {}

  /** Returns {@code irqs=} and the first multiples of a prime. */
  static String array(int elements) {
    return IntStream.range(0, elements)
        .mapToObj(i -> String.valueOf(i * PRIME))
        .collect(joining(",", "irqs=", ""));
  }

  /** Returns {@code param_number_0=0 param_number_1=1000} and so on. */
  static String numbered(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "param_number_" + i + "=" + i * 1000)
        .collect(joining(" "));
  }
}
