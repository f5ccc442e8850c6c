// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.text;

import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.Variable;
import dev.modparam.param.Variables;
import java.util.List;
import java.util.Objects;

/** What writers ask of parameters and their types. */
public final class Kinds {

  private Kinds() {}

  /** Whether a type is one of the kernel's own, bounds aside, and so has a word for it. */
  public static boolean isStandardScalar(ParamType<?> type) {
    return type instanceof IntegerType
        || ParamTypes.named(type.name()).filter(named -> named == type).isPresent();
  }

  /** Whether a type is a standard scalar, an array or a buffer. */
  public static boolean isStandard(ParamType<?> type) {
    return type instanceof ArrayType || ParamTypes.bufferSize(type) > 0 || isStandardScalar(type);
  }

  public static boolean isRust(ParamType<?> type) {
    return type instanceof IntegerType
        && ParamTypes.named(type.name()).orElseThrow() instanceof IntegerType<?> plain
        && plain.isSetOnce();
  }

  /** Whether the default is what a variable without an initializer holds. */
  public static boolean hasZeroDefault(Param<?> param) {
    return Objects.equals(Param.of("any", param.type()).defaultValue(), param.defaultValue());
  }

  /** Whether the parameter is on the counter of an array, not on a variable of its type. */
  public static boolean isCounter(Param<?> param) {
    Param<?> source = param.source();
    return source != null && source.type() instanceof ArrayType && param.type() == ParamTypes.UINT;
  }

  /** What the counter of a counted array starts with. */
  @SuppressWarnings("unchecked") // the parameter of an array is a list
  public static long initialCount(Param<?> array) {
    return Param.counterOf("count", (Param<List<Object>>) array).defaultValue();
  }

  public static Variable<?> variable(Param<?> param) {
    return Variables.of(List.of(param), "").of(param);
  }
}
