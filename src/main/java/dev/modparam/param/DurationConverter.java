// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations with a unit: {@code 250ms}, {@code 2.5s}, {@code 1h30m}; a plain 0 is zero. */
record DurationConverter() implements ParamConverter<Duration> {

  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L);

  private static final List<String> LARGEST_FIRST = List.of("d", "h", "m", "s", "ms", "us", "ns");
  private static final Pattern PIECE =
      Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)(ns|us|ms|s|m|h|d)");
  private static final int LONGEST = 100;

  @Override
  public String word() {
    return "duration";
  }

  @Override
  public String expected() {
    return "a duration with a unit (ns, us, ms, s, m, h, d), such as 250ms or 1h30m";
  }

  @Override
  public Duration parse(String text) {
    if (requireNonNull(text, "text").equals("0")) {
      return Duration.ZERO;
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("it is too long");
    }
    Matcher pieces = PIECE.matcher(text);
    BigDecimal sum = BigDecimal.ZERO;
    int end = 0;
    while (end < text.length() && pieces.find(end) && pieces.start() == end) {
      BigDecimal unit = BigDecimal.valueOf(nanoseconds(pieces.group(2)));
      sum = sum.add(new BigDecimal(pieces.group(1)).multiply(unit));
      end = pieces.end();
    }
    if (end == 0 || end < text.length()) {
      throw new IllegalArgumentException(
          text.matches("[0-9.]+") ? "it has no unit; write " + text + "s for seconds" : null);
    }
    try {
      return Duration.ofNanos(sum.stripTrailingZeros().longValueExact());
    } catch (ArithmeticException tooLargeOrTooFine) {
      throw Errno.ERANGE.exception("it is longer than 292 years, or not of whole nanoseconds");
    }
  }

  private static long nanoseconds(String unit) {
    return NANOSECONDS.getOrDefault(unit, 0L);
  }

  @Override
  public String format(Duration value) {
    if (requireNonNull(value, "value").isZero()) {
      return "0s";
    }
    BigDecimal nanoseconds =
        BigDecimal.valueOf(value.getSeconds(), -9).add(BigDecimal.valueOf(value.getNano()));
    for (String unit : LARGEST_FIRST) {
      BigDecimal[] parts = nanoseconds.divideAndRemainder(BigDecimal.valueOf(nanoseconds(unit)));
      if (parts[1].signum() == 0) {
        return parts[0].toBigInteger() + unit;
      }
    }
    throw new AssertionError("each duration has whole nanoseconds");
  }

  @Override
  public Duration zero() {
    return Duration.ZERO;
  }
}
