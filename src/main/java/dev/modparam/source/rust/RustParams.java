// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.input.Note;
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

  /** What {@code default} was called in 2020. */
  private static final String FORMER_DEFAULT = "default_";

  private static final BigInteger HIGHEST_MODE = BigInteger.valueOf(Short.MAX_VALUE);

  private final RustTokens tokens;
  private final RustConstants constants;
  private final List<Note> notes;
  private final List<Declaration> declarations = new ArrayList<>();
  private final RustLiterals literals;
  private final List<Param<?>> params = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  RustParams(RustTokens tokens, RustConstants constants, List<Note> notes) {
    this.tokens = tokens;
    this.constants = constants;
    this.notes = notes;
    this.literals = new RustLiterals(tokens.file());
  }

  List<Declaration> declarations() {
    return declarations;
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
    Integer before = lines.putIfAbsent(name.text(), tokens.file().line(name.offset()));
    if (before != null) {
      throw tokens.error(name, "another name: line " + before + " declares this one");
    }
    tokens.expect(':');
    ParamType<?> type = new RustTypes(tokens).read();
    Declaration declared = new Declaration(name.text(), name.offset(), type);
    Set<String> seen = keys(declared);
    if (!seen.contains("default")) {
      String found = "parameter " + name.found() + " without a default";
      throw tokens.file().error(name.offset(), found, "the key default among its keys");
    }
    boolean writable = (declared.permissions & 0222) != 0;
    declared.type = setAgain || writable ? RustTypes.repeatable(type) : type;
    declarations.add(declared);
    params.add(declared.toParam(tokens.file()));
  }

  private Set<String> keys(Declaration declared) {
    RustToken opener = tokens.expect('{');
    Set<String> seen = new HashSet<>();
    tokens.skipAttributes();
    while (!tokens.accept('}')) {
      if (tokens.peek().kind() == Kind.END) {
        throw tokens.unclosed(opener);
      }
      RustToken key = tokens.expectWord("one of " + String.join(", ", KEYS));
      String known = key.is(FORMER_DEFAULT) ? "default" : key.text();
      if (KEYS.contains(known) && !seen.add(known)) {
        throw tokens.error(key, "each key once");
      }
      key(declared, key, known);
      tokens.separator('}');
      tokens.skipAttributes();
    }
    return seen;
  }

  private void key(Declaration declared, RustToken key, String known) {
    if (!KEYS.contains(known)) {
      throw tokens.error(key, SourceFile.oneOf(KEYS, key.text()));
    }
    tokens.expect(':');
    RustToken value = tokens.peek();
    switch (known) {
      case "default" -> defaultValue(declared);
      case "permissions" -> {
        declared.permissionsAt = value.offset();
        declared.permissions = permissions(value);
      }
      default -> {
        declared.descriptionAt = value.offset();
        declared.description = description(declared, tokens.expectString("a string"));
      }
    }
  }

  private void defaultValue(Declaration declared) {
    int from = tokens.peek().offset();
    Object value = new RustDefaults(tokens, constants).read(declared.type);
    if (value != null) {
      declared.defaultValue(value);
      return;
    }
    String text = tokens.file().text().substring(from, tokens.peek().offset()).strip();
    note(
        from,
        "the default of parameter " + declared.name + " is not known: " + SourceFile.quote(text));
  }

  private void note(int offset, String message) {
    notes.add(tokens.file().note(offset, message));
  }

  private String description(Declaration declared, RustToken token) {
    String text = literals.string(token);
    int nul = text.indexOf('\0');
    if (nul < 0) {
      return text;
    }
    note(token.offset(), "the description of parameter " + declared.name + " ends at its NUL");
    return text.substring(0, nul);
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
