// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.output;

import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;

/** What a type takes, in a few words. */
public final class Limits {

  private Limits() {}

  /**
   * Says what a type takes.
   *
   * @param type the type
   * @return a phrase, empty if there is no limit to speak of
   */
  public static String of(ParamType<?> type) {
    if (type instanceof IntegerType<?> integer) {
      return least(integer) + " to " + most(integer);
    }
    if (type instanceof ArrayType<?> array) {
      return (array.isCounted() ? "up to " : "") + array.max() + " elements";
    }
    int buffer = ParamTypes.bufferSize(type);
    return buffer > 0 ? (buffer - 1) + " bytes" : "";
  }

  /**
   * Returns the least value.
   *
   * @param type an integer type
   * @return a decimal number
   */
  public static String least(IntegerType<?> type) {
    return text(type, type.min());
  }

  /**
   * Returns the largest value.
   *
   * @param type an integer type
   * @return a decimal number
   */
  public static String most(IntegerType<?> type) {
    return text(type, type.max());
  }

  private static String text(IntegerType<?> type, Number value) {
    return type.isSigned() ? value.toString() : Long.toUnsignedString(value.longValue());
  }
}
