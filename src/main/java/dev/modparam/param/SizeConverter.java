// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of bytes with a unit: {@code 4096}, {@code 512K}, {@code 8G}, {@code 0x10M}, as {@code
 * memparse} of the kernel reads them. Units are powers of 1024.
 */
record SizeConverter() implements ParamConverter<Long> {

  private static final String UNITS = "KMGTPE";
  private static final Pattern SIZE =
      Pattern.compile("(0[xX][0-9a-fA-F]{1,16}|[0-9]{1,22})([kKmMgGtTpPeE]?)(?:i?[bB])?");

  @Override
  public String word() {
    return "size";
  }

  @Override
  public String expected() {
    return "a number of bytes, perhaps with a unit (K, M, G, T, P, E), such as 4096 or 8G";
  }

  @Override
  public Long parse(String text) {
    Matcher parts = SIZE.matcher(requireNonNull(text, "text"));
    if (!parts.matches()) {
      throw new IllegalArgumentException((String) null);
    }
    int unit = UNITS.indexOf(parts.group(2).toUpperCase(Locale.ROOT));
    int power = parts.group(2).isEmpty() ? 0 : unit + 1;
    BigInteger bytes = number(parts.group(1)).shiftLeft(10 * power);
    if (bytes.bitLength() > 63) {
      throw Errno.ERANGE.exception("it is more than 8E");
    }
    return bytes.longValue();
  }

  private static BigInteger number(String digits) {
    if (digits.startsWith("0x") || digits.startsWith("0X")) {
      return new BigInteger(digits.substring(2), 16);
    }
    boolean octal = digits.startsWith("0") && digits.length() > 1;
    if (octal && !digits.matches("[0-7]+")) {
      throw new IllegalArgumentException("a leading 0 makes it octal, which has no 8 and no 9");
    }
    return new BigInteger(digits, octal ? 8 : 10);
  }

  @Override
  public String format(Long value) {
    long rest = requireNonNull(value, "value");
    int power = 0;
    while (rest != 0 && rest % 1024 == 0 && power < UNITS.length()) {
      rest /= 1024;
      power++;
    }
    return rest + (power == 0 ? "" : UNITS.substring(power - 1, power));
  }

  @Override
  public Long zero() {
    return 0L;
  }
}
