// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

/** How the text of a number is read. Knows no type but its width and sign. */
enum NumberSyntax {

  /** {@code kstrtoll} and {@code kstrtoull} with base 0, of {@code lib/kstrtox.c}. */
  C {
    @Override
    long scan(byte[] text, int from, int to, int bits, boolean signed, boolean wantsError) {
      int at = from;
      boolean negative = false;
      if (at < to && text[at] == '+') {
        at++;
      } else if (at < to && text[at] == '-' && signed) {
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
      int end = at < to && text[at] == '\n' ? at + 1 : at;
      int error =
          overflow
              ? Result.ERANGE
              : at == firstDigit || end < to
                  ? Result.EINVAL
                  : holds(bits, signed, negative, magnitude) ? 0 : Result.ERANGE;
      return answer(error, wantsError, negative ? -magnitude : magnitude);
    }
  },

  /** {@code ParseInt} of {@code rust/kernel/str/parse_int.rs}: every failure is EINVAL. */
  RUST {
    @Override
    long scan(byte[] text, int from, int to, int bits, boolean signed, boolean wantsError) {
      int at = from;
      boolean negative = at < to && text[at] == '-';
      boolean signAllowed = !negative && signed;
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
      boolean good = at < to;
      long magnitude = 0;
      for (; good && at < to; at++) {
        int digit = digit(text[at]);
        good = digit < radix && !overflows(magnitude, radix, digit);
        magnitude = magnitude * radix + digit;
      }
      good = good && holds(bits, signed, negative, magnitude);
      return answer(good ? 0 : Result.EINVAL, wantsError, negative ? -magnitude : magnitude);
    }
  };

  /** What stands for a failure, but is also a number that 64-bit types have. */
  static final long FAILED = 0x8F41_1ED0_8F41_1ED1L;

  /** No digit of any radix. */
  private static final byte NONE = 99;

  /** What each byte is as a digit. */
  private static final byte[] DIGITS = digits();

  /**
   * Reads a number of a type.
   *
   * @return its value, of unsigned 64-bit types the bits; {@link #FAILED} if there is an error,
   *     which {@link #error} tells
   */
  final long number(byte[] text, int from, int to, int bits, boolean signed) {
    return scan(text, from, to, bits, signed, false);
  }

  /** Returns 0 if the text is a number of the type, or a negative error number. */
  final int error(byte[] text, int from, int to, int bits, boolean signed) {
    return (int) scan(text, from, to, bits, signed, true);
  }

  /** Both of these in one pass: which of the two is wanted. */
  abstract long scan(byte[] text, int from, int to, int bits, boolean signed, boolean wantsError);

  private static long answer(int error, boolean wantsError, long value) {
    return wantsError ? error : error == 0 ? value : FAILED;
  }

  private static boolean holds(int bits, boolean signed, boolean negative, long magnitude) {
    long limit = negative ? -smallest(bits, signed) : largest(bits, signed);
    return Long.compareUnsigned(magnitude, limit) <= 0;
  }

  /** The smallest number of a type. */
  static long smallest(int bits, boolean signed) {
    return signed ? -1L << (bits - 1) : 0;
  }

  /** The largest number of a type, as bits. */
  static long largest(int bits, boolean signed) {
    return -1L >>> (signed ? 65 - bits : 64 - bits);
  }

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
