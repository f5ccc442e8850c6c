// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.util.function.Function;

/** A converter made of two functions. */
record FunctionsConverter<T>(
    String word, Function<String, T> parser, Function<T, String> formatter, T zero)
    implements ParamConverter<T> {

  @Override
  public T parse(String text) {
    return parser.apply(text);
  }

  @Override
  public String format(T value) {
    return formatter.apply(value);
  }
}
