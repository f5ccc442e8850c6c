// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.CToken.Kind;
import dev.modparam.source.text.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Macros of the kernel's headers that mean the same in every kernel, and those of the build. */
final class CBuiltIn {

  private static final String HEADERS =
      """
      BIT(nr) (1UL << (nr))
      BIT_ULL(nr) (1ULL << (nr))
      UL(x) (x ## UL)
      ULL(x) (x ## ULL)
      GENMASK(h, l) (((~0UL) - (1UL << (l)) + 1) & (~0UL >> (63 - (h))))
      GENMASK_ULL(h, l) (((~0ULL) - (1ULL << (l)) + 1) & (~0ULL >> (63 - (h))))
      DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
      CONCATENATE(a, b) a ## b
      __PASTE(a, b) a ## b
      """;

  private CBuiltIn() {}

  static void define(CMacros macros, String moduleName) {
    HEADERS.lines().forEach(line -> add(macros, line));
    add(macros, "KBUILD_MODNAME \"" + moduleName.replace('-', '_') + "\"");
  }

  /** Makes a macro without parameters. */
  static CMacro object(String body) {
    CLexer lexer = new CLexer(new CText(new SourceFile("", body)));
    List<CToken> tokens = new ArrayList<>();
    for (CToken token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      tokens.add(token);
    }
    return new CMacro(null, false, List.copyOf(tokens));
  }

  private static void add(CMacros macros, String line) {
    CLexer lexer = new CLexer(new CText(new SourceFile("", line)));
    CToken name = lexer.next();
    boolean functionLike = lexer.atParenthesis();
    List<CToken> rest = new ArrayList<>();
    for (CToken token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      rest.add(token);
    }
    CMacro macro = CMacro.parse(rest, functionLike);
    if (macro != null) {
      macros.define(name.text(), macro, false);
    }
  }
}
