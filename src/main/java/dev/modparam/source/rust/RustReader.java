// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.input.Note;
import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.rust.RustToken.Kind;
import dev.modparam.source.text.Declaration;
import dev.modparam.source.text.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the macros in a Rust text, and reads them. */
public final class RustReader {

  private static final String WANTED = "module! { … }";

  private final SourceFile file;
  private final RustRuleSet rules;
  private final RustTokens tokens;
  private final RustConstants constants;
  private final List<Note> notes = new ArrayList<>();
  private final RustParams params;
  private @Nullable RustModule module;
  private boolean foundParams;

  public RustReader(String text, RustRuleSet rules) {
    this.file = new SourceFile("", text);
    this.rules = rules;
    this.tokens = new RustTokens(file, 0);
    this.constants = new RustConstants(file, rules.isStrict());
    this.params = new RustParams(tokens, constants, notes);
  }

  /**
   * Reads the text.
   *
   * @param moduleName the module's name; null for what the text says
   */
  public ModuleDefinition read(@Nullable String moduleName) {
    while (tokens.peek().kind() != Kind.END) {
      RustToken token = tokens.next();
      if (token.kind() == Kind.WORD && tokens.accept('!')) {
        macro(token);
      }
    }
    if (module != null) {
      return module.definition(moduleName);
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

  /** What the text leaves open or does oddly, in its order. */
  public List<Note> notes() {
    return notes;
  }

  public SourceFile file() {
    return file;
  }

  /** What is said of each parameter. */
  public List<Declaration> declarations() {
    return params.declarations();
  }

  /** The strings that the macro leaves in {@code .modinfo}. */
  public List<ModinfoTag> modinfo() {
    List<ModinfoTag> strings = new ArrayList<>();
    for (Declaration declared : params.declarations()) {
      strings.add(new ModinfoTag("parmtype", declared.name + ":" + declared.type.name()));
      if (declared.description != null) {
        strings.add(new ModinfoTag("parm", declared.name + ":" + declared.description));
      }
    }
    strings.addAll(module == null ? List.of() : module.tags());
    return strings;
  }

  private void macro(RustToken name) {
    if (name.is("macro_rules")) {
      skipMacroRules();
    } else if (tokens.atOpener() && name.is("module_param") && !rules.isStrict()) {
      foundParams = true;
      params.read(tokens.next(), true);
    } else if (tokens.atOpener() && declaresModule(name.text())) {
      if (module != null) {
        throw tokens.error(name, "one module in a text");
      }
      if (rules.isStrict()) {
        new RustStrict(file, tokens.peek().offset(), constants, rules).check(name);
      }
      module = new RustModule(tokens, params, notes);
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
