// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

import org.jspecify.annotations.Nullable;

/**
 * A C number of type int, unsigned int, long, unsigned long or double on a 64-bit machine.
 *
 * @param bits the value; of 32-bit types extended by its sign or by zeros
 * @param unsigned whether the type is unsigned
 * @param wide whether it has 64 bits
 * @param real whether it is a double, and the bits are those of one
 */
public record CValue(long bits, boolean unsigned, boolean wide, boolean real) {

  CValue(long bits, boolean unsigned, boolean wide) {
    this(bits, unsigned, wide, false);
  }

  public static CValue of(long value, boolean unsigned, boolean wide) {
    long bits = wide ? value : unsigned ? value & 0xffff_ffffL : (int) value;
    return new CValue(bits, unsigned, wide);
  }

  public static CValue ofInt(int value) {
    return new CValue(value, false, false);
  }

  public static CValue truth(boolean value) {
    return ofInt(value ? 1 : 0);
  }

  public boolean isZero() {
    return real ? CReal.value(this) == 0 : bits == 0;
  }

  /** The integer that the compiler makes of it; null for a double that is too large for a long. */
  public @Nullable CValue integer() {
    return real ? CReal.integer(this) : this;
  }

  /** The same number in the type that it has together with another. */
  public CValue as(CValue other) {
    if (real || other.real) {
      return CReal.of(CReal.value(this));
    }
    boolean bothWide = wide || other.wide;
    boolean bothUnsigned =
        (unsigned && wide == bothWide) || (other.unsigned && other.wide == bothWide);
    return of(bits, bothUnsigned, bothWide);
  }

  /** Reads the literal of a number; null if it is none. */
  public static @Nullable CValue parse(String literal) {
    CValue number = CReal.parse(literal);
    return number == null ? integer(literal) : number;
  }

  private static @Nullable CValue integer(String literal) {
    int end = literal.length();
    while ("uUlL".indexOf(literal.charAt(end - 1)) >= 0) {
      end--;
    }
    String suffix = literal.substring(end);
    boolean zero = literal.charAt(0) == '0' && end > 1;
    int radix = !zero ? 10 : "xX".indexOf(literal.charAt(1)) >= 0 ? 16 : 8;
    radix = zero && "bB".indexOf(literal.charAt(1)) >= 0 ? 2 : radix;
    int from = radix == 16 || radix == 2 ? 2 : 0;
    try {
      long value = Long.parseUnsignedLong(literal, from, end, radix);
      return literal.charAt(from) == '+' ? null : typed(value, suffix, radix == 10);
    } catch (NumberFormatException | IndexOutOfBoundsException none) {
      return null;
    }
  }

  private static @Nullable CValue typed(long value, String suffix, boolean decimal) {
    boolean unsigned = suffix.indexOf('u') >= 0 || suffix.indexOf('U') >= 0;
    boolean wide = suffix.length() > (unsigned ? 1 : 0);
    if (suffix.length() > 3) {
      return null;
    }
    wide |= value >>> 32 != 0 || (decimal && !unsigned && value > Integer.MAX_VALUE);
    unsigned |= wide ? value < 0 : value > Integer.MAX_VALUE;
    return new CValue(value, unsigned, wide);
  }

  /** Applies a unary operator; null if the type has no such operator. */
  public @Nullable CValue unary(char operator) {
    if (real) {
      return CReal.unary(operator, this);
    }
    return switch (operator) {
      case '-' -> of(-bits, unsigned, wide);
      case '~' -> of(~bits, unsigned, wide);
      case '!' -> ofInt(bits == 0 ? 1 : 0);
      default -> this;
    };
  }

  /** Applies a binary operator with C's conversions; null if C does not say what comes out. */
  public @Nullable CValue binary(String operator, CValue right) {
    if (real || right.real) {
      return CReal.binary(this, operator, right);
    }
    if (operator.equals("<<") || operator.equals(">>")) {
      return shift(operator.equals("<<"), right.bits);
    }
    CValue left = as(right);
    boolean bothUnsigned = left.unsigned;
    long a = left.bits;
    long b = right.as(this).bits;
    if ((operator.equals("/") || operator.equals("%")) && b == 0) {
      return null;
    }
    long result =
        switch (operator) {
          case "+" -> a + b;
          case "-" -> a - b;
          case "*" -> a * b;
          case "/" -> bothUnsigned ? Long.divideUnsigned(a, b) : a / b;
          case "%" -> bothUnsigned ? Long.remainderUnsigned(a, b) : a % b;
          case "&" -> a & b;
          case "|" -> a | b;
          case "^" -> a ^ b;
          default ->
              compare(operator, bothUnsigned ? Long.compareUnsigned(a, b) : Long.compare(a, b));
        };
    boolean comparison = "== != < > <= >=".contains(operator);
    return comparison ? ofInt((int) result) : of(result, bothUnsigned, left.wide);
  }

  private static long compare(String operator, int order) {
    boolean holds =
        switch (operator) {
          case "==" -> order == 0;
          case "!=" -> order != 0;
          case "<" -> order < 0;
          case ">" -> order > 0;
          case "<=" -> order <= 0;
          default -> order >= 0;
        };
    return holds ? 1 : 0;
  }

  private @Nullable CValue shift(boolean left, long places) {
    if (places < 0 || places >= (wide ? 64 : 32)) {
      return null;
    }
    long result = left ? bits << places : unsigned ? bits >>> places : bits >> places;
    return of(result, unsigned, wide);
  }
}
