// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import java.util.Set;

/** Words that are not names of variables in C. */
public final class CReserved {

  private static final Set<String> KEYWORDS =
      Set.of(
          "asm",
          "auto",
          "break",
          "case",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extern",
          "float",
          "for",
          "goto",
          "if",
          "inline",
          "register",
          "restrict",
          "return",
          "sizeof",
          "static",
          "struct",
          "switch",
          "typedef",
          "typeof",
          "union",
          "volatile",
          "while",
          "NULL",
          "ARRAY_SIZE",
          "__inline",
          "__const",
          "__volatile__");

  private CReserved() {}

  public static boolean isReserved(String word) {
    return KEYWORDS.contains(word)
        || CType.isBuiltIn(word)
        || CType.typedef(word) != null
        || CConstants.isOfHeaders(word);
  }
}
