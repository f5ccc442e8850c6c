// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.rust.RustToken.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the default of a parameter, which must be of its type. */
final class RustDefaults {

  private final RustTokens tokens;
  private final RustConstants constants;
  private final RustLiterals literals;

  RustDefaults(RustTokens tokens, RustConstants constants) {
    this.tokens = tokens;
    this.constants = constants;
    this.literals = new RustLiterals(tokens.file());
  }

  /** The default; null if only the compiler knows it. */
  @Nullable Object read(ParamType<?> type) {
    return type instanceof ArrayType<?> array ? list(array) : scalar(type);
  }

  private @Nullable List<Object> list(ArrayType<?> type) {
    if (!tokens.peek().is('[')) {
      throw tokens.error(tokens.peek(), "a list such as [1, 2, 3]");
    }
    RustToken opener = tokens.next();
    List<Object> values = new ArrayList<>();
    boolean known = true;
    int count = 0;
    while (!tokens.accept(']')) {
      if (tokens.peek().kind() == Kind.END) {
        throw tokens.unclosed(opener);
      }
      if (count++ == type.max()) {
        throw tokens.error(tokens.peek(), "\"]\", as the array has room for " + type.max());
      }
      Object value = scalar(type.element());
      known &= value != null;
      if (value != null) {
        values.add(value);
      }
      tokens.separator(']');
    }
    return known ? Collections.unmodifiableList(values) : null;
  }

  private @Nullable Object scalar(ParamType<?> type) {
    if (type instanceof IntegerType<?> integer) {
      return integer(integer);
    }
    if (type.equals(ParamTypes.BOOL)) {
      return truth();
    }
    return literals.string(tokens.expectString("a string such as \"eth0\""));
  }

  private boolean truth() {
    RustToken token = tokens.peek();
    if (!token.is("true") && !token.is("false")) {
      throw tokens.error(token, "true or false");
    }
    return tokens.next().is("true");
  }

  /** An integer, or null if only the compiler knows it. */
  private @Nullable Number integer(IntegerType<?> type) {
    BigInteger value = new RustExpression(tokens, constants, type).value();
    return value == null ? null : type.ofBits(value.longValue());
  }
}
