// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers of type double, which only the compiler may use in a kernel: {@code 0.5 * 100}. */
final class CReal {

  private static final Pattern LITERAL =
      Pattern.compile("(?:\\d+\\.\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|\\d+[eE][+-]?\\d+");

  /** More digits say nothing of a double, and take long to read. */
  private static final int LONGEST = 64;

  private CReal() {}

  static CValue of(double value) {
    return new CValue(Double.doubleToRawLongBits(value), false, true, true);
  }

  /** The number that a value of any type is. */
  static double value(CValue value) {
    if (value.real()) {
      return Double.longBitsToDouble(value.bits());
    }
    boolean beyond = value.unsigned() && value.bits() < 0;
    return beyond ? ((value.bits() >>> 1) | (value.bits() & 1)) * 2.0 : value.bits();
  }

  /** Reads a literal without a suffix, which would make it another type; null if it is none. */
  static @Nullable CValue parse(String literal) {
    boolean real = literal.length() <= LONGEST && LITERAL.matcher(literal).matches();
    return real ? of(Double.parseDouble(literal)) : null;
  }

  static @Nullable CValue unary(char operator, CValue operand) {
    double value = value(operand);
    return switch (operator) {
      case '-' -> of(-value);
      case '!' -> CValue.truth(value == 0);
      case '+' -> operand;
      default -> null;
    };
  }

  static @Nullable CValue binary(CValue left, String operator, CValue right) {
    double a = value(left);
    double b = value(right);
    return switch (operator) {
      case "+" -> of(a + b);
      case "-" -> of(a - b);
      case "*" -> of(a * b);
      case "/" -> of(a / b);
      case "==" -> CValue.truth(a == b);
      case "!=" -> CValue.truth(a != b);
      case "<" -> CValue.truth(a < b);
      case ">" -> CValue.truth(a > b);
      case "<=" -> CValue.truth(a <= b);
      case ">=" -> CValue.truth(a >= b);
      default -> null;
    };
  }

  /** Drops what is behind the point; null for a number that has no long. */
  static @Nullable CValue integer(CValue value) {
    double number = value(value);
    return Math.abs(number) < 0x1p63 ? CValue.of((long) number, false, true) : null;
  }
}
