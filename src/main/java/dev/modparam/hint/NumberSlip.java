// SPDX-License-Identifier: Apache-2.0
package dev.modparam.hint;

import dev.modparam.param.IntegerType;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that people take for numbers and the kernel does not. */
final class NumberSlip {

  private static final String UNITS = "kmgtpe";

  /** A form of text, and what to say of it. */
  private record Form(Pattern pattern, BiFunction<Matcher, IntegerType<?>, String> sentence) {}

  private static final List<Form> FORMS =
      List.of(
          form("[\u2212\u2012-\u2015](\\d{1,20})", NumberSlip::minus),
          form("[-+]?0+(\\d*[89]\\d*)", NumberSlip::octal),
          form("([-+]?\\d[\\d_]*_[\\d_]*)", NumberSlip::underscores),
          form("([-+]?\\d{1,20})\\.(\\d*)", NumberSlip::point),
          form("([-+]?\\d{1,20})([kKmMgGtTpPeE])(?:i?[bB])?", NumberSlip::unit),
          form("-(\\d{1,20})", NumberSlip::negative),
          form("([-+]?\\d{1,20}(?:,\\d{3})+)", NumberSlip::thousands));

  private NumberSlip() {}

  private static Form form(String regex, BiFunction<Matcher, IntegerType<?>, String> sentence) {
    return new Form(Pattern.compile(regex), sentence);
  }

  static Optional<String> of(IntegerType<?> type, String text) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(text);
      if (matcher.matches()) {
        return Optional.of(form.sentence().apply(matcher, type)).filter(said -> !said.isEmpty());
      }
    }
    return Optional.empty();
  }

  private static String minus(Matcher text, IntegerType<?> type) {
    String sign = String.format("U+%04X", (int) text.group().charAt(0));
    return "it starts with the character "
        + sign
        + ", which is not a minus; write -"
        + text.group(1);
  }

  private static String octal(Matcher text, IntegerType<?> type) {
    return "a leading 0 makes it octal, which has no 8 and no 9; write "
        + new BigInteger(text.group(1));
  }

  private static String underscores(Matcher text, IntegerType<?> type) {
    return "the kernel reads no _ within a number; write " + text.group(1).replace("_", "");
  }

  private static String point(Matcher text, IntegerType<?> type) {
    boolean whole = text.group(2).matches("0*");
    return "it is an integer, without a decimal point" + (whole ? "; write " + text.group(1) : "");
  }

  private static String unit(Matcher text, IntegerType<?> type) {
    int power = UNITS.indexOf(Character.toLowerCase(text.group(2).charAt(0))) + 1;
    BigInteger number = new BigInteger(text.group(1)).shiftLeft(10 * power);
    return "the kernel reads no units here; "
        + (type.allows(number)
            ? "write " + number
            : "it would be " + number + ", which is not allowed");
  }

  private static String negative(Matcher text, IntegerType<?> type) {
    return type.isSigned() ? "" : "the type " + type.name() + " has no negative numbers";
  }

  private static String thousands(Matcher text, IntegerType<?> type) {
    return "the kernel reads no , within a number; write " + text.group(1).replace(",", "");
  }
}
