// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import org.jspecify.annotations.Nullable;

/** Joins types and values of which only the decoder knows that they fit. */
final class KnownValue {

  private KnownValue() {}

  /** Gives a parameter its default. */
  @SuppressWarnings({"unchecked", "NullAway"}) // the decoder reads what the type holds
  static <T extends @Nullable Object> Param<T> withDefault(Param<T> param, @Nullable Object value) {
    return param.defaultValue((T) value);
  }

  /** Returns a value as sysfs shows it, without the final newline. */
  static String text(ParamType<?> type, @Nullable Object value) {
    String shown = withDefault(Param.of("value", type), value).defaultText();
    return shown.endsWith("\n") ? shown.substring(0, shown.length() - 1) : shown;
  }
}
