// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

/**
 * How the text of a number is read. Hands sign and magnitude to the type, which checks the range.
 */
enum NumberSyntax {

  /** {@code kstrtoll} and {@code kstrtoull} with base 0, of {@code lib/kstrtox.c}. */
  C {
    @Override
    int read(IntegerType<?> type, Variable<?> variable, int index, byte[] text, int from, int to) {
      int at = from;
      boolean negative = false;
      if (at < to && text[at] == '+') {
        at++;
      } else if (at < to && text[at] == '-' && type.isSigned()) {
        negative = true;
        at++;
      }
      int radix = 10;
      if (at < to && text[at] == '0') {
        boolean hex = at + 2 < to && (text[at + 1] | 0x20) == 'x' && digit(text[at + 2]) < 16;
        radix = hex ? 16 : 8;
        at += hex ? 2 : 0;
      }
      int firstDigit = at;
      long magnitude = 0;
      boolean overflow = false;
      for (; at < to; at++) {
        int digit = digit(text[at]);
        if (digit >= radix) {
          break;
        }
        overflow |= overflows(magnitude, radix, digit);
        magnitude = magnitude * radix + digit;
      }
      if (overflow) {
        return Errno.ERANGE.result();
      }
      int end = at < to && text[at] == '\n' ? at + 1 : at;
      if (at == firstDigit || end < to) {
        return Errno.EINVAL.result();
      }
      return type.store(variable, index, negative, magnitude);
    }
  },

  /** {@code ParseInt} of {@code rust/kernel/str/parse_int.rs}: every failure is EINVAL. */
  RUST {
    @Override
    int read(IntegerType<?> type, Variable<?> variable, int index, byte[] text, int from, int to) {
      int at = from;
      boolean negative = at < to && text[at] == '-';
      boolean signAllowed = !negative && type.isSigned();
      at += negative ? 1 : 0;
      int radix = 10;
      if (at < to && text[at] == '0') {
        int letter = at + 1 < to ? text[at + 1] | 0x20 : 0;
        radix = letter == 'x' ? 16 : letter == 'b' ? 2 : 8;
        at += letter == 'x' || letter == 'o' || letter == 'b' ? 2 : 0;
      }
      // from_str_radix takes a sign of its own, so one may follow the prefix.
      if (at < to && text[at] == '+') {
        at++;
      } else if (at < to && text[at] == '-' && signAllowed) {
        negative = true;
        at++;
      }
      if (at == to) {
        return Errno.EINVAL.result();
      }
      long magnitude = 0;
      for (; at < to; at++) {
        int digit = digit(text[at]);
        if (digit >= radix || overflows(magnitude, radix, digit)) {
          return Errno.EINVAL.result();
        }
        magnitude = magnitude * radix + digit;
      }
      return type.store(variable, index, negative, magnitude);
    }
  };

  /** No digit of any radix. */
  private static final byte NONE = 99;

  /** What each byte is as a digit. */
  private static final byte[] DIGITS = digits();

  /**
   * Parses the text and stores the number.
   *
   * @return 0 or a negative error number
   */
  abstract int read(
      IntegerType<?> type, Variable<?> variable, int index, byte[] text, int from, int to);

  private static byte[] digits() {
    byte[] digits = new byte[256];
    for (int i = 0; i < digits.length; i++) {
      int value = Character.digit((char) i, 16);
      digits[i] = i < 128 && value >= 0 ? (byte) value : NONE;
    }
    return digits;
  }

  private static int digit(byte letter) {
    return DIGITS[letter & 0xFF];
  }

  /** Whether one more digit exceeds 64 bits. */
  private static boolean overflows(long magnitude, int radix, int digit) {
    return magnitude >>> 59 != 0
        && Long.compareUnsigned(magnitude, Long.divideUnsigned(-1L - digit, radix)) > 0;
  }
}
