// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stops a benchmark that would measure something wrong. */
final class Expect {

  private Expect() {}

  static void same(String what, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      throw new IllegalStateException(what + " is " + found + ", not " + expected);
    }
  }

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
