// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.rust.RustToken.Kind;
import dev.modparam.source.text.SourceFile;
import org.jspecify.annotations.Nullable;

/** Finds the macros in a Rust text, and reads them. */
public final class RustReader {

  private static final String WANTED = "module! { … }";

  private final SourceFile file;
  private final RustTokens tokens;
  private final RustParams params;
  private @Nullable RustModule module;
  private boolean foundParams;

  public RustReader(String text) {
    this.file = new SourceFile("", text);
    this.tokens = new RustTokens(file);
    this.params = new RustParams(tokens);
  }

  public ModuleDefinition read(@Nullable String moduleName) {
    while (tokens.peek().kind() != Kind.END) {
      RustToken token = tokens.next();
      if (token.kind() == Kind.WORD && tokens.accept('!')) {
        macro(token);
      }
    }
    if (module != null) {
      return module.definition();
    }
    if (moduleName == null) {
      throw file.error(
          0,
          foundParams ? "module_param! alone" : "no module declaration",
          foundParams ? "the name of its module, given along with the text" : WANTED);
    }
    if (!foundParams) {
      throw file.error(0, "no module declaration", WANTED + " or module_param! { … }");
    }
    return ModuleDefinition.of(moduleName, params.params());
  }

  private void macro(RustToken name) {
    if (name.is("macro_rules")) {
      skipMacroRules();
    } else if (tokens.atOpener() && name.is("module_param")) {
      foundParams = true;
      params.read(tokens.next(), true);
    } else if (tokens.atOpener() && declaresModule(name.text())) {
      if (module != null) {
        throw tokens.error(name, "one module in a text");
      }
      module = new RustModule(tokens, params);
      module.read(name);
    }
  }

  private static boolean declaresModule(String macro) {
    return macro.equals("module") || (macro.startsWith("module_") && macro.endsWith("_driver"));
  }

  private void skipMacroRules() {
    if (tokens.peek().kind() == Kind.WORD) {
      tokens.next();
    }
    if (tokens.atOpener()) {
      tokens.skipGroup();
    }
  }
}
