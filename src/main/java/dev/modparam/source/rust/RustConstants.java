// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.input.InvalidInputException;
import dev.modparam.source.rust.RustToken.Kind;
import dev.modparam.source.text.SourceFile;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The constants and functions at the top of a file; they are looked for when one is named. */
final class RustConstants {

  /** How many constants may stand for each other in a row. */
  private static final int DEEPEST = 16;

  /** Where the expression of a constant begins, and of which type it is. */
  private record Definition(String type, int offset) {}

  private final SourceFile file;
  private final boolean strict;
  private final Map<String, Definition> definitions = new HashMap<>();
  private final Map<String, RustValue> values = new HashMap<>();
  private final Set<String> functions = new HashSet<>();
  private boolean read;
  private int depth;

  RustConstants(SourceFile file, boolean strict) {
    this.file = file;
    this.strict = strict;
  }

  /** Whether a name is looked up as the kernel's macro does it, in a module of its own. */
  boolean areStrict() {
    return strict && depth == 0;
  }

  RustValue value(String name) {
    read();
    RustValue known = values.get(name);
    Definition definition = definitions.get(name);
    if (known != null || definition == null || depth == DEEPEST) {
      return known == null ? RustValue.UNKNOWN : known;
    }
    values.put(name, RustValue.UNKNOWN);
    depth++;
    RustValue value = evaluate(definition);
    depth--;
    values.put(name, value);
    return value;
  }

  private RustValue evaluate(Definition definition) {
    try {
      RustTokens tokens = new RustTokens(file, definition.offset());
      BigInteger value = new RustExpression(tokens, this, definition.type()).value();
      return value == null || !tokens.peek().is(';')
          ? RustValue.UNKNOWN
          : RustValue.integer(value, definition.type());
    } catch (InvalidInputException notUnderstood) {
      return RustValue.UNKNOWN;
    }
  }

  /** Whether a word is anywhere in the file but in paths from its root. */
  boolean isNamedElsewhere(String word) {
    String plain = "(?<!crate::|super::)\\b" + Pattern.quote(word) + "\\b";
    return Pattern.compile(plain).matcher(file.text()).find();
  }

  /** Whether a function is there that cannot be called in a constant. */
  boolean isPlainFunction(String name) {
    read();
    return functions.contains(name);
  }

  private void read() {
    if (read) {
      return;
    }
    read = true;
    RustTokens tokens = new RustTokens(file, 0);
    boolean constant = false;
    while (tokens.peek().kind() != Kind.END) {
      if (tokens.atOpener()) {
        tokens.skipGroup();
        continue;
      }
      RustToken token = tokens.next();
      if (token.is("const") && tokens.peek().kind() == Kind.WORD && !tokens.peek().is("fn")) {
        define(tokens.next(), tokens);
      } else if (token.is("fn") && tokens.peek().kind() == Kind.WORD && !constant) {
        functions.add(tokens.next().text());
      }
      constant = token.is("const");
    }
  }

  private void define(RustToken name, RustTokens tokens) {
    if (!tokens.accept(':') || tokens.peek().kind() != Kind.WORD) {
      return;
    }
    String type = tokens.next().text();
    if (tokens.accept('=') && RustTypes.integer(type) != null) {
      definitions.putIfAbsent(name.text(), new Definition(type, tokens.peek().offset()));
    }
  }
}
