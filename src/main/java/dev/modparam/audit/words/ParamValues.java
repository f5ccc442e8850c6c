// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.words;

import dev.modparam.param.ErrnoException;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at the values that parameters take. */
public final class ParamValues {

  /** What people write for a truth value; the kernel looks at the first letter alone. */
  private static final Set<String> TRUTH_WORDS =
      Set.of("y", "n", "yes", "no", "true", "false", "on", "off", "0", "1", "t", "f");

  private static final String ARRAY = "array of ";

  private ParamValues() {}

  /**
   * The text that the parameter's file shows after a value that it takes was set; of an array the
   * elements that were set, since the others keep values that may not be known.
   */
  static String shown(ParamType<?> type, @Nullable String value) {
    if (type.isUnknown()) {
      return value == null ? "" : value;
    }
    if (value != null && type.kind() instanceof ParamKind.Array array) {
      return elements(type, value).stream()
          .map(element -> format(array.element(), element))
          .collect(Collectors.joining(","));
    }
    return format(type, value == null ? "1" : value);
  }

  private static <T extends @Nullable Object> String format(ParamType<T> type, String text) {
    return type.format(type.parse(text));
  }

  /** Whether a parameter takes a value, or null for its bare name, as far as that is known. */
  public static boolean takes(ParamType<?> type, @Nullable String value) {
    if (value == null) {
      return type.acceptsBareName();
    }
    try {
      type.parse(value);
      return true;
    } catch (ErrnoException refused) {
      return false;
    }
  }

  /** The type of one element, or the type itself. */
  static ParamType<?> elementOf(ParamType<?> type) {
    if (type.kind() instanceof ParamKind.Array array) {
      return array.element();
    }
    return isOpenArray(type)
        ? ParamTypes.named(type.name().substring(ARRAY.length())).orElse(type)
        : type;
  }

  /** Whether a type is an array of which only the length is not known. */
  public static boolean isOpenArray(ParamType<?> type) {
    return type.isUnknown()
        && type.name().startsWith(ARRAY)
        && ParamTypes.named(type.name().substring(ARRAY.length())).isPresent();
  }

  static boolean isTruth(ParamType<?> type) {
    return elementOf(type).kind() instanceof ParamKind.Truth;
  }

  /** The parts that are set one by one: those between commas for an array. */
  static List<String> elements(ParamType<?> type, String value) {
    return type.kind() instanceof ParamKind.Array || isOpenArray(type)
        ? List.of(value.split(",", -1))
        : List.of(value);
  }

  static boolean isTruthWord(String text) {
    return TRUTH_WORDS.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether a text is a number in octal that would be another one in decimal. */
  static boolean isOctal(ParamType<?> type, String text) {
    if (!(elementOf(type).kind() instanceof ParamKind.Integral)) {
      return false;
    }
    String digits = text.strip();
    digits = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
    return digits.matches("0[0-7]+")
        && !new BigInteger(digits, 8).equals(new BigInteger(digits, 10));
  }

  static BigInteger octal(String text) {
    String digits = text.strip();
    boolean negative = digits.startsWith("-");
    digits = negative || digits.startsWith("+") ? digits.substring(1) : digits;
    BigInteger value = new BigInteger(digits, 8);
    return negative ? value.negate() : value;
  }
}
