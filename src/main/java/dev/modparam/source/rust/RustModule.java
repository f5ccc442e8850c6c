// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.rust.RustToken.Kind;
import dev.modparam.source.text.SourceFile;
import dev.modparam.source.text.Tags;
import dev.modparam.text.KernelName;
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

  /** Keys as they were called in 2020. */
  private static final Map<String, String> FORMER = Map.of("typename", "type");

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
  private final List<Note> notes;
  private final List<ModinfoTag> tags = new ArrayList<>();
  private @Nullable RustToken name;

  RustModule(RustTokens tokens, RustParams params, List<Note> notes) {
    this.tokens = tokens;
    this.notes = notes;
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
      String known = FORMER.getOrDefault(key.text(), key.text());
      boolean foreign = !KEYS.contains(known);
      if (foreign && macro.is("module")) {
        throw tokens.error(key, SourceFile.oneOf(KEYS, key.text()));
      }
      if (!seen.add(known)) {
        throw tokens.error(key, "each key once");
      }
      tokens.expect(':');
      if (foreign) {
        tokens.skipValue();
        notes.add(
            tokens
                .file()
                .note(key.offset(), "key " + key.text() + " of " + macro.text() + "! is skipped"));
      } else {
        value(known);
      }
      tokens.separator(closer);
      tokens.skipAttributes();
    }
    requireKeys(macro, seen);
  }

  private void requireKeys(RustToken macro, Set<String> seen) {
    for (String key : REQUIRED) {
      boolean other = key.equals("type") && seen.contains("drivers");
      if (!seen.contains(key) && !other) {
        String found = macro.text() + "! without the key " + key;
        throw tokens.file().error(macro.offset(), found, String.join(", ", REQUIRED));
      }
    }
  }

  private void value(String key) {
    switch (key) {
      case "type" -> tokens.skipValue();
      case "name" -> name = tokens.expectString("a string with the module's name");
      case "params" -> params.read(tokens.expect('{'), false);
      case "description", "license" -> tag(key, tokens.expectString("a string"));
      default -> list(LISTS.getOrDefault(key, key));
    }
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
    int nul = text.indexOf('\0');
    if (nul >= 0 && !key.equals("description")) {
      throw tokens.error(value, "a text without NUL characters");
    }
    if (nul >= 0) {
      notes.add(tokens.file().note(value.offset(), key + " ends at its NUL"));
      text = text.substring(0, nul);
    }
    tags.add(new ModinfoTag(key, text));
  }

  /**
   * Makes the definition with the parameters read so far.
   *
   * @param moduleName what the object is called, which counts; null for what the text says
   */
  ModuleDefinition definition(@Nullable String moduleName) {
    RustToken given = requireNonNull(name, "read first");
    String said = literals.string(given);
    if (moduleName == null) {
      return named(given, said);
    }
    if (!KernelName.normalize(said).equals(KernelName.normalize(moduleName))) {
      notes.add(
          tokens
              .file()
              .note(
                  given.offset(),
                  "the module's own records begin with "
                      + SourceFile.quote(said)
                      + "; the kernel knows it by the name of its file"));
    }
    if (!said.isEmpty()) {
      named(given, said); // refuses what no module can be called
    }
    return Tags.on(ModuleDefinition.of(moduleName, params.params()), tags);
  }

  private ModuleDefinition named(RustToken given, String said) {
    try {
      return Tags.on(ModuleDefinition.of(said, params.params()), tags);
    } catch (InvalidInputException problem) {
      throw problem;
    } catch (IllegalArgumentException problem) {
      InvalidInputException refusal = tokens.error(given, "another name: " + problem.getMessage());
      refusal.initCause(problem);
      throw refusal;
    }
  }

  List<ModinfoTag> tags() {
    return tags;
  }
}
