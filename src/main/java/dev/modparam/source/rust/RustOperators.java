// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import java.math.BigInteger;
import java.util.Map;

/**
 * The operators of constant expressions: which binds closer, and what each makes of two numbers.
 */
final class RustOperators {

  private static final int COMPARISON = 3;

  private static final Map<String, Integer> PRECEDENCE =
      Map.ofEntries(
          Map.entry("||", 1),
          Map.entry("&&", 2),
          Map.entry("==", COMPARISON),
          Map.entry("!=", COMPARISON),
          Map.entry("<", COMPARISON),
          Map.entry(">", COMPARISON),
          Map.entry("<=", COMPARISON),
          Map.entry(">=", COMPARISON),
          Map.entry("|", 4),
          Map.entry("^", 5),
          Map.entry("&", 6),
          Map.entry("<<", 7),
          Map.entry(">>", 7),
          Map.entry("+", 8),
          Map.entry("-", 8),
          Map.entry("*", 9),
          Map.entry("/", 9),
          Map.entry("%", 9));

  private RustOperators() {}

  /** Returns how close an operator binds, from 1; 0 if it is not one. */
  static int precedence(String operator) {
    return PRECEDENCE.getOrDefault(operator, 0);
  }

  static boolean isComparison(String operator) {
    return precedence(operator) == COMPARISON;
  }

  static boolean isShift(String operator) {
    return operator.equals("<<") || operator.equals(">>");
  }

  static boolean isDivision(String operator) {
    return operator.equals("/") || operator.equals("%");
  }

  /** Answers a comparison; the order is that of {@link Comparable}. */
  static boolean compare(String operator, int order) {
    return switch (operator) {
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      default -> order >= 0;
    };
  }

  /** Computes what is neither a comparison nor a shift; a divisor is not zero. */
  static BigInteger compute(BigInteger a, String operator, BigInteger b) {
    return switch (operator) {
      case "+" -> a.add(b);
      case "-" -> a.subtract(b);
      case "*" -> a.multiply(b);
      case "/" -> a.divide(b);
      case "%" -> a.remainder(b);
      case "&" -> a.and(b);
      case "|" -> a.or(b);
      default -> a.xor(b);
    };
  }

  /** Shifts within so many bits. */
  static BigInteger shift(BigInteger a, String operator, int places, int bits, boolean signed) {
    return operator.equals("<<") ? wrap(a.shiftLeft(places), bits, signed) : a.shiftRight(places);
  }

  /** Keeps the lowest bits, as a cast does. */
  static BigInteger wrap(BigInteger value, int bits, boolean signed) {
    BigInteger cut = value.and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    return signed && cut.testBit(bits - 1) ? cut.subtract(BigInteger.ONE.shiftLeft(bits)) : cut;
  }
}
