// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.input.InvalidInputException;
import dev.modparam.param.IntegerType;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.rust.RustToken.Kind;
import dev.modparam.source.text.SourceFile;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Refuses what the kernel's {@code module!} refuses, in its words ({@code rust/macros/module.rs}).
 */
final class RustStrict {

  private static final List<String> KEYS =
      List.of(
          "type",
          "name",
          "authors",
          "description",
          "license",
          "alias",
          "firmware",
          "imports_ns",
          "params");

  private static final List<String> PARAM_KEYS = List.of("default", "description");

  private static final Set<String> TYPES =
      Set.of("i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "isize", "usize");

  private final SourceFile file;
  private final RustTokens tokens;
  private final RustLiterals literals;
  private final RustConstants constants;
  private final RustRuleSet rules;

  /** Begins at the bracket that opens the macro. */
  RustStrict(SourceFile file, int opener, RustConstants constants, RustRuleSet rules) {
    this.file = file;
    this.tokens = RustTokens.ofMacro(file, opener);
    this.literals = new RustLiterals(file);
    this.constants = constants;
    this.rules = rules;
  }

  void check(RustToken macro) {
    boolean phy = macro.is("module_phy_driver");
    RustToken opener = tokens.next();
    List<String> keys = new ArrayList<>(KEYS);
    if (phy) {
      keys.set(0, "drivers");
      keys.add(1, "device_table");
    }
    List<String> required =
        phy ? List.of("drivers", "name", "license") : List.of("type", "name", "license");
    fields(opener, RustTokens.closerOf(opener), keys, required, this::value);
    if (opener.is('{') && tokens.peek().is(';')) {
      throw refused(tokens.peek(), "expected item, found `;`");
    }
    if (!opener.is('{') && !tokens.peek().is(';')) {
      throw refused(
          opener,
          "macros that expand to items must be delimited with braces or followed by a semicolon");
    }
  }

  private InvalidInputException refused(RustToken at, String problem) {
    return file.refusal(at.offset(), problem);
  }

  private static String quoted(List<String> keys) {
    return keys.stream().map(key -> '"' + key + '"').toList().toString();
  }

  private void fields(
      RustToken opener,
      char closer,
      List<String> keys,
      List<String> required,
      Consumer<RustToken> value) {
    List<String> seen = new ArrayList<>();
    RustToken start = tokens.peek();
    while (!tokens.accept(closer)) {
      if (tokens.peek().kind() == Kind.END) {
        throw tokens.unclosed(opener);
      }
      RustToken key = tokens.peek();
      if (key.kind() != Kind.WORD) {
        throw refused(key, "expected identifier");
      }
      tokens.next();
      if (!keys.contains(key.text())) {
        throw refused(
            key, "unknown key \"" + key.text() + "\". Valid keys are: " + quoted(keys) + ".");
      }
      if (seen.contains(key.text())) {
        throw refused(
            key, "duplicated key \"" + key.text() + "\". Keys can only be specified once.");
      }
      seen.add(key.text());
      expect(':');
      value.accept(key);
      expect(',');
    }
    for (String key : required) {
      if (!seen.contains(key)) {
        throw refused(start, "missing required key \"" + key + "\"");
      }
    }
    List<String> ordered = keys.stream().filter(seen::contains).toList();
    if (!ordered.equals(seen)) {
      throw refused(
          start, "keys are not ordered as expected. Order them like: " + quoted(ordered) + ".");
    }
  }

  private void expect(char symbol) {
    if (!tokens.accept(symbol)) {
      throw refused(tokens.peek(), "expected `" + symbol + "`");
    }
  }

  private void value(RustToken key) {
    switch (key.text()) {
      case "type", "drivers", "device_table" -> tokens.skipValue();
      case "name" -> name(string(true));
      case "license" -> string(true);
      case "description" -> string(false);
      case "params" -> params();
      default -> list();
    }
  }

  private RustToken string(boolean ascii) {
    RustToken token = tokens.peek();
    boolean literal = token.kind() == Kind.STRING && !token.text().matches("(?s)[bc].*");
    if (!literal) {
      throw refused(token, "expected string literal");
    }
    tokens.expectString("a string");
    if (ascii && !literals.string(token).chars().allMatch(letter -> letter < 128)) {
      throw refused(token, "expected ASCII-only string literal");
    }
    return token;
  }

  private void name(RustToken token) {
    String name = KernelName.normalize(literals.string(token));
    if (!name.matches("[A-Za-z0-9_]*")) {
      throw refused(
          token, "proc macro panicked: " + SourceFile.quote(name) + " is not an identifier");
    }
  }

  private void list() {
    if (!tokens.accept('[')) {
      throw refused(tokens.peek(), "expected square brackets");
    }
    while (!tokens.accept(']')) {
      string(true);
      if (!tokens.peek().is(']')) {
        expect(',');
      }
    }
  }

  private void params() {
    RustToken opener = tokens.peek();
    if (!tokens.accept('{')) {
      throw refused(opener, "expected curly braces");
    }
    Set<String> names = new HashSet<>();
    while (!tokens.accept('}')) {
      RustToken name = paramName();
      if (!names.add(name.text())) {
        throw refused(name, "the name `" + name.text() + "` is defined multiple times");
      }
      expect(':');
      RustToken type = tokens.peek();
      if (type.kind() != Kind.WORD) {
        throw refused(type, "expected identifier");
      }
      tokens.next();
      RustToken body = tokens.peek();
      if (!tokens.accept('{')) {
        throw refused(body, "expected curly braces");
      }
      if (!TYPES.contains(type.text())) {
        throw refused(type, "Unsupported parameter type " + type.text());
      }
      fields(body, '}', PARAM_KEYS, PARAM_KEYS, key -> paramValue(key, type.text()));
      if (rules == RustRuleSet.LINUX_6_19 || !tokens.peek().is('}')) {
        expect(',');
      }
    }
  }

  private RustToken paramName() {
    RustToken name = tokens.peek();
    if (name.kind() != Kind.WORD) {
      throw refused(name, "expected identifier");
    }
    tokens.next();
    String word = name.name();
    if (!name.text().equals(word) && RustKeywords.isNeverName(word)) {
      throw refused(name, "`" + word + "` cannot be a raw identifier");
    }
    if (name.text().equals(word) && RustKeywords.isKeyword(word)) {
      throw refused(name, "expected identifier, found keyword `" + word + "`");
    }
    if (!word.chars().allMatch(letter -> letter < 128)) {
      throw refused(name, "identifier contains non-ASCII characters");
    }
    return name;
  }

  private void paramValue(RustToken key, String type) {
    if (!key.is("default")) {
      string(false);
      return;
    }
    if (!rules.hasExpressions()) {
      tokens.accept('-');
      if (tokens.peek().kind() != Kind.NUMBER) {
        throw refused(tokens.peek(), "Expected Literal");
      }
    }
    IntegerType<?> integer = (IntegerType<?>) ParamTypes.named(type).orElseThrow();
    if (rules.hasExpressions()) {
      new RustExpression(tokens, constants, integer).value();
    } else {
      tokens.next();
    }
  }
}
