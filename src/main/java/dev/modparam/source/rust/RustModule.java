// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.input.InvalidInputException;
import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.rust.RustToken.Kind;
import dev.modparam.source.text.SourceFile;
import dev.modparam.source.text.Tags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the keys of {@code module!}. */
final class RustModule {

  private static final List<String> KEYS =
      List.of(
          "type",
          "name",
          "authors",
          "author",
          "description",
          "license",
          "alias",
          "firmware",
          "imports_ns",
          "params");

  private static final List<String> REQUIRED = List.of("type", "name", "license");

  /** The modinfo tags of the keys that are lists. */
  private static final Map<String, String> LISTS =
      Map.of(
          "authors", "author",
          "author", "author",
          "alias", "alias",
          "firmware", "firmware",
          "imports_ns", "import_ns");

  private final RustTokens tokens;
  private final RustParams params;
  private final RustLiterals literals;
  private final List<ModinfoTag> tags = new ArrayList<>();
  private @Nullable RustToken name;

  RustModule(RustTokens tokens, RustParams params) {
    this.tokens = tokens;
    this.params = params;
    this.literals = new RustLiterals(tokens.file());
  }

  /** Reads from the bracket that opens the macro to the one that closes it. */
  void read(RustToken macro) {
    RustToken opener = tokens.next();
    char closer = RustTokens.closerOf(opener);
    Set<String> seen = new HashSet<>();
    tokens.skipAttributes();
    while (!tokens.accept(closer)) {
      if (tokens.peek().kind() == Kind.END) {
        throw tokens.unclosed(opener);
      }
      RustToken key = tokens.expectWord("a key of " + macro.text() + "! such as name");
      if (!KEYS.contains(key.text())) {
        throw tokens.error(key, SourceFile.oneOf(KEYS, key.text()));
      }
      if (!seen.add(key.text())) {
        throw tokens.error(key, "each key once");
      }
      tokens.expect(':');
      value(key);
      tokens.separator(closer);
      tokens.skipAttributes();
    }
    requireKeys(macro, seen);
  }

  private void requireKeys(RustToken macro, Set<String> seen) {
    for (String key : REQUIRED) {
      if (!seen.contains(key)) {
        String found = macro.text() + "! without the key " + key;
        throw tokens.file().error(macro.offset(), found, String.join(", ", REQUIRED));
      }
    }
  }

  private void value(RustToken key) {
    switch (key.text()) {
      case "type" -> skipType();
      case "name" -> name = tokens.expectString("a string with the module's name");
      case "params" -> params.read(tokens.expect('{'), false);
      case "description", "license" -> tag(key.text(), tokens.expectString("a string"));
      default -> list(LISTS.getOrDefault(key.text(), key.text()));
    }
  }

  private void skipType() {
    RustToken first = tokens.expectWord("the type that implements the module");
    int angles = 0;
    while (tokens.peek().kind() != Kind.END) {
      RustToken next = tokens.peek();
      if (next.is('}') || next.is(')') || next.is(']') || (next.is(',') && angles <= 0)) {
        return;
      }
      angles += next.is('<') ? 1 : next.is('>') ? -1 : 0;
      if (tokens.atOpener()) {
        tokens.skipGroup();
      } else {
        tokens.next();
      }
    }
    throw tokens.error(tokens.peek(), "\",\" after the type " + first.text());
  }

  private void list(String tag) {
    if (tokens.peek().kind() == Kind.STRING) {
      tag(tag, tokens.next());
      return;
    }
    if (!tokens.peek().is('[')) {
      throw tokens.error(tokens.peek(), "a list of strings in [ ]");
    }
    RustToken opener = tokens.next();
    while (!tokens.accept(']')) {
      if (tokens.peek().kind() == Kind.END) {
        throw tokens.unclosed(opener);
      }
      tag(tag, tokens.expectString("a string or \"]\""));
      tokens.separator(']');
    }
  }

  private void tag(String key, RustToken value) {
    String text = literals.string(value);
    if (text.indexOf('\0') >= 0) {
      throw tokens.error(value, "a text without NUL characters");
    }
    tags.add(new ModinfoTag(key, text));
  }

  /** Makes the definition with the parameters read so far. */
  ModuleDefinition definition() {
    RustToken given = name;
    if (given == null) {
      throw new IllegalStateException("read first");
    }
    try {
      ModuleDefinition bare = ModuleDefinition.of(literals.string(given), params.params());
      return Tags.on(bare, tags);
    } catch (InvalidInputException problem) {
      throw problem;
    } catch (IllegalArgumentException problem) {
      InvalidInputException refusal = tokens.error(given, "another name: " + problem.getMessage());
      refusal.initCause(problem);
      throw refusal;
    }
  }
}
