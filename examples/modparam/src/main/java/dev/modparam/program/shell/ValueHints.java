// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.program.output.Limits;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that a person may want to give a parameter. */
final class ValueHints {

  private ValueHints() {}

  /** What a parameter expects, in a few words. */
  static String expected(Param<?> param) {
    return param.type().expected();
  }

  /** Values with what they are; none if any text will do. */
  static Map<String, String> of(Param<?> param) {
    Map<String, String> values = new LinkedHashMap<>();
    if (param.type().kind() instanceof ParamKind.Truth) {
      values.put("Y", "on");
      values.put("N", "off");
    } else if (param.type() instanceof IntegerType<?> integer) {
      values.put(param.defaultText().strip(), "the default");
      values.putIfAbsent(Limits.least(integer), "the least");
      values.putIfAbsent(Limits.most(integer), "the largest");
    } else if (!param.defaultText().isBlank()) {
      values.put(param.defaultText().strip(), "the default");
    }
    return values;
  }
}
