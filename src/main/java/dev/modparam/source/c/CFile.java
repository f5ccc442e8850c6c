// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.text.SourceFile;
import java.util.List;

/** What one C file of a module declares. */
final class CFile {

  /** What macros may expand to beyond the length of the text, in tokens. */
  private static final int EXPANSION = 1 << 18;

  private static final CToken END = new CToken(CToken.Kind.END, 0, "");

  private final CNotes notes;
  private final CUnit unit = new CUnit();
  private final CModuleMacros modinfo;
  private final CParams params;

  CFile(SourceFile file, String moduleName) {
    this.notes = new CNotes(file);
    this.modinfo = new CModuleMacros(notes);
    this.params = new CParams(file, unit, notes);
    CMacros macros = new CMacros();
    CBuiltIn.define(macros, moduleName);
    CExpander.Budget budget =
        new CExpander.Budget((int) Math.min(Integer.MAX_VALUE, EXPANSION + 2L * file.length()));
    CExpander conditions = new CExpander(() -> END, macros, budget);
    CDecisions decisions = new CDecisions(macros, conditions, unit.constants());
    CPreprocessor tokens = new CPreprocessor(new CText(file), macros, decisions, notes);
    CExpander expanded = new CExpander(tokens, macros, budget);
    new CScanner(file, expanded, macros, unit, notes).scan();
    if (budget.isSpent()) {
      notes.add(0, "macros expand to more than is followed; the rest is read as it stands");
    }
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
