// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.rust.RustLiterals.IntegerLiteral;
import dev.modparam.source.rust.RustToken.Kind;
import dev.modparam.source.text.SourceFile;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the default of a parameter, which must be of its type. */
final class RustDefaults {

  private final RustTokens tokens;
  private final RustLiterals literals;

  RustDefaults(RustTokens tokens) {
    this.tokens = tokens;
    this.literals = new RustLiterals(tokens.file());
  }

  Object read(ParamType<?> type) {
    return type instanceof ArrayType<?> array ? list(array) : scalar(type);
  }

  private List<Object> list(ArrayType<?> type) {
    if (!tokens.peek().is('[')) {
      throw tokens.error(tokens.peek(), "a list such as [1, 2, 3]");
    }
    RustToken opener = tokens.next();
    List<Object> values = new ArrayList<>();
    while (!tokens.accept(']')) {
      if (tokens.peek().kind() == Kind.END) {
        throw tokens.unclosed(opener);
      }
      if (values.size() == type.max()) {
        throw tokens.error(tokens.peek(), "\"]\", as the array has room for " + type.max());
      }
      values.add(scalar(type.element()));
      tokens.separator(']');
    }
    return Collections.unmodifiableList(values);
  }

  private Object scalar(ParamType<?> type) {
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

  private Number integer(IntegerType<?> type) {
    RustToken first = tokens.peek();
    boolean negative = tokens.accept('-');
    BigInteger magnitude = magnitude(type);
    BigInteger value = negative ? magnitude.negate() : magnitude;
    if (!type.allows(value)) {
      String given = value.abs().bitLength() > 128 ? "a huge number" : value.toString();
      throw tokens.file().error(first.offset(), SourceFile.quote(given), type.expected());
    }
    return type.ofBits(value.longValue());
  }

  private BigInteger magnitude(IntegerType<?> type) {
    RustToken token = tokens.peek();
    if (token.kind() == Kind.CHARACTER) {
      int value = literals.byteCharacter(tokens.next());
      requireType(token, "u8", type);
      return BigInteger.valueOf(value);
    }
    if (token.kind() != Kind.NUMBER) {
      throw tokens.error(token, type.expected());
    }
    IntegerLiteral literal = literals.integer(tokens.next(), false);
    if (literal.suffix() != null) {
      requireType(token, literal.suffix(), type);
    }
    return literal.value();
  }

  private void requireType(RustToken token, String given, IntegerType<?> type) {
    if (!given.equals(type.name())) {
      throw tokens.error(token, type.expected() + ", not a literal of type " + given);
    }
  }
}
