// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import java.util.Set;

/** Words that are not names in Rust. */
final class RustKeywords {

  private static final Set<String> KEYWORDS =
      Set.of(
          "as",
          "async",
          "await",
          "break",
          "const",
          "continue",
          "crate",
          "dyn",
          "else",
          "enum",
          "extern",
          "false",
          "fn",
          "for",
          "if",
          "impl",
          "in",
          "let",
          "loop",
          "match",
          "mod",
          "move",
          "mut",
          "pub",
          "ref",
          "return",
          "self",
          "Self",
          "static",
          "struct",
          "super",
          "trait",
          "true",
          "type",
          "unsafe",
          "use",
          "where",
          "while",
          "abstract",
          "become",
          "box",
          "do",
          "final",
          "macro",
          "override",
          "priv",
          "typeof",
          "unsized",
          "virtual",
          "yield",
          "try",
          "_");

  private static final Set<String> NEVER_NAMES = Set.of("self", "Self", "super", "crate", "_");

  private RustKeywords() {}

  static boolean isKeyword(String word) {
    return KEYWORDS.contains(word);
  }

  /** Whether not even {@code r#} makes a name of a word. */
  static boolean isNeverName(String word) {
    return NEVER_NAMES.contains(word);
  }
}
