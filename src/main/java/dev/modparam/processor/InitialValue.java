// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a field holds, as the value of a parameter. */
final class InitialValue {

  private InitialValue() {}

  /** Returns the value; empty if there is none for the type. */
  static Optional<Object> of(ParamType<?> type, Object initial) {
    if (type instanceof ArrayType<?> array) {
      return initial instanceof List<?> list ? all(array.element(), list) : Optional.empty();
    }
    if (type instanceof IntegerType<?> integer) {
      return initial instanceof Number number
          ? Optional.of(
              integer.min() instanceof Long ? (Object) number.longValue() : number.intValue())
          : Optional.empty();
    }
    if (type.kind() instanceof ParamKind.Own) {
      return Optional.empty(); // the constant of an enum, or what a converter would have to make
    }
    return initial == Initializers.NULL ? Optional.empty() : Optional.of(initial);
  }

  private static Optional<Object> all(ParamType<?> element, List<?> initial) {
    List<Object> values = new ArrayList<>();
    for (Object each : initial) {
      Optional<Object> value = of(element, each);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }
}
