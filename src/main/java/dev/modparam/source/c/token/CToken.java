// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A token of C.
 *
 * @param kind what it is
 * @param offset where it is in the file; for the tokens of a macro, where the macro is used
 * @param text the letters
 * @param spaced whether there is a blank before it
 * @param painted whether it names a macro that is not to be expanded, as it came out of itself
 */
public record CToken(Kind kind, int offset, String text, boolean spaced, boolean painted) {

  public CToken(Kind kind, int offset, String text) {
    this(kind, offset, text, false, false);
  }

  public CToken at(int place) {
    return new CToken(kind, place, text, spaced, painted);
  }

  public CToken paint() {
    return new CToken(kind, offset, text, spaced, true);
  }

  public CToken spaced(boolean blank) {
    return new CToken(kind, offset, text, blank, painted);
  }

  public enum Kind {
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
    /** The end of a macro's expansion; its text is the macro's name. */
    MACRO_END,
    /** The end of a directive's line. */
    LINE_END,
    /** The end of the text. */
    END
  }

  public boolean is(String symbolOrWord) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
  }

  public boolean isWord() {
    return kind == Kind.WORD;
  }

  public boolean opens() {
    return kind == Kind.SYMBOL && (text.equals("(") || text.equals("{") || text.equals("["));
  }

  public boolean closes() {
    return kind == Kind.SYMBOL && (text.equals(")") || text.equals("}") || text.equals("]"));
  }

  /** Whether tokens are NULL: {@code NULL}, {@code 0} or {@code ((void *)0)}. */
  public static boolean isNull(List<CToken> tokens) {
    String joined = tokens.stream().map(CToken::text).collect(Collectors.joining());
    String bare = joined.replace("(", "").replace(")", "");
    return bare.equals("NULL") || bare.equals("0") || bare.equals("void*0");
  }

  /** Tokens as text for a message or a comparison. */
  public static String text(List<CToken> tokens) {
    String spaced = tokens.stream().map(CToken::text).collect(Collectors.joining(" "));
    return spaced.replace("( ", "(").replace(" )", ")");
  }
}
