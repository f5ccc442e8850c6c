// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.modparam.source.c.token.CDefinition;
import dev.modparam.source.c.token.CLexer;
import dev.modparam.source.c.token.CMacro;
import dev.modparam.source.c.token.CText;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CToken.Kind;
import dev.modparam.source.text.SourceFile;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
      KERNEL_VERSION(a, b, c) (((a) << 16) + ((b) << 8) + ((c) > 255 ? 255 : (c)))
      DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
      __CONCAT(a, b) a ## b
      CONCATENATE(a, b) __CONCAT(a, b)
      ___PASTE(a, b) a ## b
      __PASTE(a, b) ___PASTE(a, b)
      """;

  private static final Map<String, CMacro> TABLE =
      HEADERS
          .lines()
          .map(CBuiltIn::tokens)
          .collect(toUnmodifiableMap(CBuiltIn::name, CBuiltIn::macro));

  private CBuiltIn() {}

  static void define(CMacros macros, String moduleName) {
    TABLE.forEach((name, macro) -> macros.define(name, new CDefinition(macro), false));
    CToken name = new CToken(Kind.STRING, 0, '"' + KernelName.normalize(moduleName) + '"');
    CMacro own = new CMacro(null, false, List.of(name));
    macros.define("KBUILD_MODNAME", new CDefinition(own), false);
  }

  /** Makes a macro without parameters. */
  static CMacro object(String body) {
    return new CMacro(null, false, tokens(body));
  }

  private static List<CToken> tokens(String text) {
    CLexer lexer = new CLexer(new CText(new SourceFile("", text)));
    lexer.lenient(true);
    List<CToken> tokens = new ArrayList<>();
    for (CToken token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      tokens.add(token);
    }
    return List.copyOf(tokens);
  }

  private static String name(List<CToken> line) {
    return line.get(0).text();
  }

  private static CMacro macro(List<CToken> line) {
    return requireNonNull(CMacro.parse(line.subList(1, line.size()), true));
  }
}
