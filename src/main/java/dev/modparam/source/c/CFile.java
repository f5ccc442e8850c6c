// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CInvocation;
import dev.modparam.source.c.token.CText;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.text.SourceFile;
import dev.modparam.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What one C file of a module declares. */
final class CFile {

  /** What macros may expand to beyond the length of the text, in tokens. */
  private static final int EXPANSION = 1 << 18;

  private static final CToken END = new CToken(CToken.Kind.END, 0, "");

  private final CNotes notes;
  private final CUnit unit;
  private final CModuleMacros modinfo;
  private final CParams params;

  /**
   * The way of a text from letters to declarations.
   *
   * @param includes what its directives include, once they have been read
   */
  record Front(
      SourceFile file,
      CPreprocessor tokens,
      CExpander expander,
      CMacros macros,
      CUnit unit,
      CNotes notes,
      CExpander.Budget budget,
      List<CToken> includes) {

    void scan() {
      new CScanner(file, expander, macros, unit, notes).scan();
      if (budget.isSpent()) {
        notes.add(0, "macros expand to more than is followed; the rest is read as it stands");
      }
    }
  }

  /** Gets a text ready to be read. */
  static Front front(SourceFile file, CMacros macros, CUnit unit) {
    return front(file, macros, unit, new CNotes(file));
  }

  private static Front front(SourceFile file, CMacros macros, CUnit unit, CNotes notes) {
    CExpander.Budget budget =
        new CExpander.Budget((int) Math.min(Integer.MAX_VALUE, EXPANSION + 2L * file.length()));
    CExpander conditions = new CExpander(() -> END, macros, budget);
    CDecisions decisions = new CDecisions(macros, conditions, unit.constants());
    List<CToken> includes = new ArrayList<>();
    CPreprocessor tokens = new CPreprocessor(new CText(file), macros, decisions, includes);
    CExpander expander = new CExpander(tokens, macros, budget);
    return new Front(file, tokens, expander, macros, unit, notes, budget, includes);
  }

  /**
   * Takes a file.
   *
   * @param scope what its names can mean beyond its own text
   * @param followed the C files that it includes and that are read along with it
   */
  CFile(SourceFile file, String moduleName, CScope scope, Set<String> followed) {
    this.notes = new CNotes(file);
    this.unit = new CUnit(scope);
    this.modinfo = new CModuleMacros(notes);
    this.params = new CParams(file, unit, notes);
    CMacros macros = new CMacros(scope);
    CBuiltIn.define(macros, moduleName);
    Front front = front(file, macros, unit, notes);
    front.scan();
    for (CToken include : front.includes()) {
      if (CHeaders.isCode(include.text()) && !followed.contains(include.text())) {
        String name = Excerpt.of(include.text());
        notes.add(include.offset(), "#include " + name + " may declare parameters; not followed");
      }
    }
  }

  CUnit unit() {
    return unit;
  }

  void read() {
    for (CInvocation invocation : unit.invocations()) {
      CParamMacro macro = CParamMacro.named(invocation.macro().text());
      if (macro == null) {
        modinfo.read(invocation);
      } else {
        params.read(invocation, macro, modinfo);
      }
    }
  }

  CNotes notes() {
    return notes;
  }

  CModuleMacros modinfo() {
    return modinfo;
  }

  List<CDraft> drafts() {
    return params.drafts();
  }
}
