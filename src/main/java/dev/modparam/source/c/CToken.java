// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import java.util.List;
import java.util.stream.Collectors;

/** A token of C: its kind, where it is in the file, and its text. */
record CToken(Kind kind, int offset, String text) {

  enum Kind {
    /** A word, keywords included. */
    WORD,
    /** What begins with a digit, good number or not. */
    NUMBER,
    /** A string literal with its quotes. */
    STRING,
    /** A character literal with its quotes. */
    CHARACTER,
    /** An operator or bracket. */
    SYMBOL,
    /** The word after the {@code #} of a directive. */
    DIRECTIVE,
    /** A conditional directive in the middle of something else. */
    BRANCH,
    /** The end of a directive's line. */
    LINE_END,
    /** The end of the text. */
    END
  }

  boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  boolean opens() {
    return kind == Kind.SYMBOL && (text.equals("(") || text.equals("{") || text.equals("["));
  }

  boolean closes() {
    return kind == Kind.SYMBOL && (text.equals(")") || text.equals("}") || text.equals("]"));
  }

  /** Tokens as text for a message or a comparison. */
  static String text(List<CToken> tokens) {
    String spaced = tokens.stream().map(CToken::text).collect(Collectors.joining(" "));
    return spaced.replace("( ", "(").replace(" )", ")");
  }
}
