// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What an expression is worth.
 *
 * @param kind what it is
 * @param number an integer, 0 or 1 for a truth value, or the code of a character
 * @param type the word of an integer's type; null for a literal that takes the type it needs
 */
record RustValue(Kind kind, BigInteger number, @Nullable String type) {

  enum Kind {
    INTEGER,
    TRUTH,
    CHARACTER,
    /** A value of another kind, which no parameter has. */
    OTHER,
    /** What only the compiler can tell. */
    UNKNOWN
  }

  static final RustValue UNKNOWN = new RustValue(Kind.UNKNOWN, BigInteger.ZERO, null);
  static final RustValue OTHER = new RustValue(Kind.OTHER, BigInteger.ZERO, null);

  static RustValue integer(BigInteger number, @Nullable String type) {
    return new RustValue(Kind.INTEGER, number, type);
  }

  static RustValue truth(boolean value) {
    return new RustValue(Kind.TRUTH, value ? BigInteger.ONE : BigInteger.ZERO, null);
  }

  boolean isUnknown() {
    return kind == Kind.UNKNOWN;
  }

  boolean isTrue() {
    return number.signum() != 0;
  }
}
