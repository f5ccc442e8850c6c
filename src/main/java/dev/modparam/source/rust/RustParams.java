// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.source.rust.RustToken.Kind;
import dev.modparam.source.text.Declaration;
import dev.modparam.source.text.SourceFile;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code name: type { key: value, … }} entries. */
final class RustParams {

  private static final List<String> KEYS = List.of("default", "permissions", "description");
  private static final BigInteger HIGHEST_MODE = BigInteger.valueOf(Short.MAX_VALUE);

  private final RustTokens tokens;
  private final RustLiterals literals;
  private final List<Param<?>> params = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  RustParams(RustTokens tokens) {
    this.tokens = tokens;
    this.literals = new RustLiterals(tokens.file());
  }

  List<Param<?>> params() {
    return params;
  }

  /**
   * Reads entries up to the bracket that ends them.
   *
   * @param setAgain whether integers can be set more than once even if nobody may write them
   */
  void read(RustToken opener, boolean setAgain) {
    char closer = RustTokens.closerOf(opener);
    tokens.skipAttributes();
    while (!tokens.accept(closer)) {
      if (tokens.peek().kind() == Kind.END) {
        throw tokens.unclosed(opener);
      }
      entry(setAgain);
      tokens.separator(closer);
      tokens.skipAttributes();
    }
  }

  private void entry(boolean setAgain) {
    RustToken name = tokens.expectWord("the name of a parameter");
    Integer before = lines.putIfAbsent(name.name(), tokens.file().line(name.offset()));
    if (before != null) {
      throw tokens.error(name, "another name: line " + before + " declares this one");
    }
    tokens.expect(':');
    ParamType<?> type = new RustTypes(tokens).read();
    Declaration declared = new Declaration(name.name(), name.offset(), type);
    keys(declared);
    if (!declared.hasDefault) {
      String found = "parameter " + name.found() + " without a default";
      throw tokens.file().error(name.offset(), found, "the key default among its keys");
    }
    boolean writable = (declared.permissions & 0222) != 0;
    declared.type = setAgain || writable ? RustTypes.repeatable(type) : type;
    params.add(declared.toParam(tokens.file()));
  }

  private void keys(Declaration declared) {
    RustToken opener = tokens.expect('{');
    Set<String> seen = new HashSet<>();
    tokens.skipAttributes();
    while (!tokens.accept('}')) {
      if (tokens.peek().kind() == Kind.END) {
        throw tokens.unclosed(opener);
      }
      RustToken key = tokens.expectWord("one of " + String.join(", ", KEYS));
      if (KEYS.contains(key.text()) && !seen.add(key.text())) {
        throw tokens.error(key, "each key once");
      }
      key(declared, key);
      tokens.separator('}');
      tokens.skipAttributes();
    }
  }

  private void key(Declaration declared, RustToken key) {
    if (!KEYS.contains(key.text())) {
      throw tokens.error(key, SourceFile.oneOf(KEYS, key.text()));
    }
    tokens.expect(':');
    RustToken value = tokens.peek();
    switch (key.text()) {
      case "default" -> declared.defaultValue(new RustDefaults(tokens).read(declared.type));
      case "permissions" -> {
        declared.permissionsAt = value.offset();
        declared.permissions = permissions(value);
      }
      default -> {
        declared.descriptionAt = value.offset();
        declared.description = literals.string(tokens.expectString("a string"));
      }
    }
  }

  private int permissions(RustToken token) {
    String expected = "permissions in octal, such as 0o644";
    if (token.kind() != Kind.NUMBER) {
      throw tokens.error(token, expected);
    }
    BigInteger bits = literals.integer(tokens.next(), true).value();
    if (bits.compareTo(HIGHEST_MODE) > 0) {
      throw tokens.error(token, expected);
    }
    return bits.intValue();
  }
}
