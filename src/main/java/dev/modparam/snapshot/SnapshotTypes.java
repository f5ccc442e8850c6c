// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words for types in a snapshot. */
final class SnapshotTypes {

  private static final Pattern ARRAY = Pattern.compile("([^\\[]{1,60})\\[(\\.\\.)?([0-9]{1,5})]");
  private static final Pattern BOUNDED =
      Pattern.compile("([a-z0-9]{1,10})\\((-?[0-9]{1,20})\\.\\.(-?[0-9]{1,20})\\)");
  private static final Pattern BUFFER = Pattern.compile("string\\(([0-9]{1,10})\\)");

  private SnapshotTypes() {}

  /** The word for a type, or {@code ?} if there is none that would give the type back. */
  static String word(ParamType<?> type) {
    if (type instanceof ArrayType<?> array) {
      String element = word(array.element());
      return element.equals(KernelSnapshot.Parameter.UNKNOWN)
          ? element
          : element + (array.isCounted() ? "[.." : "[") + array.max() + "]";
    }
    if (type.kind() instanceof ParamKind.Buffer buffer) {
      return "string(" + buffer.size() + ")";
    }
    if (type instanceof IntegerType<?> integer) {
      return word(integer);
    }
    return type.kind() instanceof ParamKind.Scalar ? type.name() : KernelSnapshot.Parameter.UNKNOWN;
  }

  private static <N extends Number> String word(IntegerType<N> type) {
    if (!type.isBounded()) {
      return type.name(); // may be set again, which is of no consequence for what is shown
    }
    return type.name() + "(" + type.exact(type.min()) + ".." + type.exact(type.max()) + ")";
  }

  /** The type of a word, or null if it is none. */
  static @Nullable ParamType<?> parse(String word) {
    try {
      Matcher array = ARRAY.matcher(word);
      if (array.matches()) {
        ParamType<?> element = scalar(array.group(1));
        return element == null
            ? null
            : array(element, Integer.parseInt(array.group(3)), array.group(2) != null);
      }
      Matcher buffer = BUFFER.matcher(word);
      return buffer.matches() ? ParamTypes.string(Integer.parseInt(buffer.group(1))) : scalar(word);
    } catch (IllegalArgumentException outsideItsBounds) {
      return null;
    }
  }

  private static ArrayType<?> array(ParamType<?> element, int max, boolean counted) {
    ArrayType<?> array = ParamTypes.array(element, max);
    return counted ? array.counted() : array;
  }

  private static @Nullable ParamType<?> scalar(String word) {
    Matcher bounded = BOUNDED.matcher(word);
    if (!bounded.matches()) {
      return ParamTypes.named(word).orElse(null);
    }
    return ParamTypes.named(bounded.group(1)).orElse(null) instanceof IntegerType<?> type
        ? type.between(bound(type, bounded.group(2)), bound(type, bounded.group(3)))
        : null;
  }

  private static long bound(IntegerType<?> type, String digits) {
    return type.isSigned() ? Long.parseLong(digits) : Long.parseUnsignedLong(digits);
  }
}
