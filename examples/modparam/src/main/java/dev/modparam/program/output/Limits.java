// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.output;

import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;

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
    return type.kind() instanceof ParamKind.Buffer buffer ? (buffer.size() - 1) + " bytes" : "";
  }

  /**
   * Returns the least value.
   *
   * @param type an integer type
   * @param <N> the Java type of its values
   * @return a decimal number
   */
  public static <N extends Number> String least(IntegerType<N> type) {
    return type.exact(type.min()).toString();
  }

  /**
   * Returns the largest value.
   *
   * @param type an integer type
   * @param <N> the Java type of its values
   * @return a decimal number
   */
  public static <N extends Number> String most(IntegerType<N> type) {
    return type.exact(type.max()).toString();
  }
}
