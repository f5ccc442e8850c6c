// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.text;

import dev.modparam.param.IntegerType;
import java.math.BigInteger;

/** Numbers of the kernel's integer types, whatever Java type they live in. */
public final class Integers {

  private Integers() {}

  /** The range check that needs no care for the sign of 64 unsigned bits. */
  public static boolean fits(IntegerType<?> type, BigInteger value) {
    return value.compareTo(exact(type, type.min())) >= 0
        && value.compareTo(exact(type, type.max())) <= 0;
  }

  /** What a value of the type means, where a long may hold 64 unsigned bits. */
  public static BigInteger exact(IntegerType<?> type, Number value) {
    return type.isSigned() || type.bits() < 64
        ? BigInteger.valueOf(value.longValue())
        : new BigInteger(Long.toUnsignedString(value.longValue()));
  }

  /** The Java value of a type for some bits, of which those beyond its width are dropped. */
  public static Number box(IntegerType<?> type, long bits) {
    int unused = 64 - type.bits();
    long value = type.isSigned() ? bits << unused >> unused : bits << unused >>> unused;
    if (type.min() instanceof Integer) {
      return (int) value;
    }
    return value;
  }
}
