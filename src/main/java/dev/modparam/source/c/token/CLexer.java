// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

import dev.modparam.source.c.token.CToken.Kind;
import org.jspecify.annotations.Nullable;

/** Cuts C text into tokens, one at a time, without comments. */
public final class CLexer {

  private static final String[] LONG_SYMBOLS = {
    "...", "<<", ">>", "##", "==", "!=", "<=", ">=", "&&", "||", "->", "++", "--"
  };

  private final CText text;
  private int at;
  private boolean lineStart = true;
  private boolean inDirective;
  private boolean lenient;
  private int before = -1;

  public CLexer(CText text) {
    this.text = text;
  }

  /** Reads on where the name that a directive defines ends. */
  static CLexer inDirective(CText text, int from) {
    CLexer lexer = new CLexer(text);
    lexer.at = from;
    lexer.before = from;
    lexer.inDirective = true;
    return lexer;
  }

  /** Says whether what comes may be no C, because nobody may ever compile it. */
  public void lenient(boolean mayBeNoC) {
    lenient = mayBeNoC;
  }

  /** The next token; within a directive, the end of its line is one. */
  public CToken next() {
    skipBlanksAndComments();
    if (at == text.length()) {
      return end();
    }
    char first = text.at(at);
    if (inDirective && first == '\n') {
      inDirective = false;
      return new CToken(Kind.LINE_END, text.offset(at), "");
    }
    if (lineStart && first == '#' && !inDirective) {
      return directive();
    }
    lineStart = false;
    if (isWordStart(first)) {
      return wordOrPrefixed();
    }
    if (isDigit(first) || (first == '.' && isDigit(text.at(at + 1)))) {
      return token(Kind.NUMBER, numberEnd());
    }
    return first == '"' || first == '\'' ? literal(at) : token(Kind.SYMBOL, symbolEnd());
  }

  private CToken end() {
    boolean line = inDirective;
    inDirective = false;
    return new CToken(line ? Kind.LINE_END : Kind.END, text.offset(at), "");
  }

  private CToken token(Kind kind, int end) {
    boolean spaced = at > before;
    CToken token =
        new CToken(kind, text.offset(at), text.joined().substring(at, end), spaced, false);
    at = end;
    before = end;
    return token;
  }

  private CToken directive() {
    at++;
    inDirective = true;
    lineStart = false;
    skipBlanksAndComments();
    return token(Kind.DIRECTIVE, wordEnd(at));
  }

  /** Passes over what is not a directive, whether it is C or not, and takes its words down. */
  public CToken nextDirective(CWords words) {
    return pass(words);
  }

  /** Passes over what is neither a bracket nor a directive, as little else counts in a function. */
  public CToken nextBracket() {
    return pass(null);
  }

  private CToken pass(@Nullable CWords words) {
    while (true) {
      skipBlanksAndComments();
      if (at == text.length()) {
        return end();
      }
      char first = text.at(at);
      if (lineStart && first == '#') {
        return directive();
      }
      lineStart = false;
      if (isWordStart(first)) {
        word(words);
      } else if (isDigit(first)) {
        at = numberEnd();
      } else if (first == '"' || first == '\'') {
        at = words == null ? closedLiteral() : afterLiteral(at);
      } else if (words == null && "(){}[]".indexOf(first) >= 0) {
        return token(Kind.SYMBOL, at + 1);
      } else {
        at++;
      }
    }
  }

  private int closedLiteral() {
    literal(at);
    return at;
  }

  private void word(@Nullable CWords words) {
    int hash = 0;
    char letter = text.at(at);
    do {
      hash = 31 * hash + letter;
      letter = text.at(++at);
    } while (isWordStart(letter) || isDigit(letter));
    if (words != null) {
      words.add(hash);
    }
  }

  /** Passes over what a macro stands for, up to the end of the directive. */
  public CDefinition definition() {
    CDefinition definition = new CDefinition(text, at, atParenthesis());
    skipBody();
    return definition;
  }

  /** Passes over the rest of a directive, whose comments may go on in other lines. */
  public void skipBody() {
    inDirective = true;
    skipBlanksAndComments();
    while (at < text.length() && text.at(at) != '\n') {
      char here = text.at(at);
      at = here == '"' || here == '\'' ? afterLiteral(at) : at + 1;
      skipBlanksAndComments();
    }
    inDirective = false;
  }

  private int afterLiteral(int quoteAt) {
    int end = literalEnd(quoteAt);
    return end < 0 ? quoteAt + 1 : end;
  }

  /** Skips the rest of a directive whose text is not C, as the text of {@code #error}. */
  public void skipLine() {
    inDirective = false;
    int end = text.joined().indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  /** Whether the next character, without any blank, opens the parameters of a macro. */
  public boolean atParenthesis() {
    return text.at(at) == '(';
  }

  private void skipBlanksAndComments() {
    while (at < text.length()) {
      char here = text.at(at);
      if (here == '\n') {
        if (inDirective) {
          return;
        }
        lineStart = true;
        at++;
      } else if (here <= ' ' || here == '\u00a0' || here == '\uFEFF') {
        at++;
      } else if (here == '/' && text.at(at + 1) == '*') {
        skipComment();
      } else if (here == '/' && text.at(at + 1) == '/') {
        int end = text.joined().indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else {
        return;
      }
    }
  }

  private void skipComment() {
    int end = text.joined().indexOf("*/", at + 2);
    if (end < 0) {
      throw text.file().error(text.offset(at), "a comment that is not closed", "*/ at its end");
    }
    at = end + 2;
  }

  private static boolean isWordStart(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || letter == '_'
        || letter == '$'
        || (letter > 127 && Character.isLetter(letter));
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private int wordEnd(int from) {
    int end = from;
    while (isWordStart(text.at(end)) || isDigit(text.at(end))) {
      end++;
    }
    return end;
  }

  /** Whether a sign belongs to a number, as it follows an {@code e}. */
  private boolean isExponentSign(int index) {
    boolean sign = text.at(index) == '+' || text.at(index) == '-';
    return sign && (text.at(index - 1) | 0x20) == 'e';
  }

  private int numberEnd() {
    int end = at;
    while (isWordStart(text.at(end))
        || isDigit(text.at(end))
        || text.at(end) == '.'
        || isExponentSign(end)) {
      end++;
    }
    return end;
  }

  /** A word, or a literal with a prefix: {@code L"…"}, {@code u8"…"}. */
  private CToken wordOrPrefixed() {
    int end = wordEnd(at);
    char next = text.at(end);
    boolean prefix = end - at <= 2 && (next == '"' || next == '\'') && isPrefix(end);
    return prefix ? literal(end) : token(Kind.WORD, end);
  }

  private boolean isPrefix(int end) {
    String word = text.joined().substring(at, end);
    return word.equals("L") || word.equals("u") || word.equals("U") || word.equals("u8");
  }

  private CToken literal(int quoteAt) {
    char quote = text.at(quoteAt);
    int end = literalEnd(quoteAt);
    if (end >= 0) {
      return token(quote == '"' ? Kind.STRING : Kind.CHARACTER, end);
    }
    if (inDirective || lenient) {
      return token(Kind.SYMBOL, quoteAt + 1);
    }
    String what = quote == '"' ? "a string" : "a character";
    throw text.file().error(text.offset(at), what + " that is not closed", quote + " at its end");
  }

  /** Where a literal ends, or -1 if it does not in its line. */
  private int literalEnd(int quoteAt) {
    char quote = text.at(quoteAt);
    for (int index = quoteAt + 1; index < text.length(); index++) {
      char here = text.at(index);
      if (here == quote) {
        return index + 1;
      }
      if (here == '\n') {
        return -1;
      }
      if (here == '\\') {
        index++;
      }
    }
    return -1;
  }

  private int symbolEnd() {
    for (String symbol : LONG_SYMBOLS) {
      if (text.joined().startsWith(symbol, at)) {
        return at + symbol.length();
      }
    }
    return at + 1;
  }

  /**
   * Skips lines that are compiled never, up to a directive that may end them, and takes that one's
   * word. What is between need not be C.
   */
  public CToken skipDeadLines() {
    int depth = 0;
    skipLine();
    while (at < text.length()) {
      lineStart = true;
      skipBlanksAndComments();
      if (text.at(at) != '#') {
        skipDeadLine();
        continue;
      }
      CToken word = directive();
      if (depth == 0 && (word.text().startsWith("el") || word.text().equals("endif"))) {
        return word;
      }
      depth += word.text().startsWith("if") ? 1 : word.text().equals("endif") ? -1 : 0;
      inDirective = false;
      skipDeadLine();
    }
    return new CToken(Kind.END, text.offset(at), "");
  }

  private void skipDeadLine() {
    while (at < text.length() && text.at(at) != '\n') {
      if (text.at(at) == '/' && text.at(at + 1) == '*') {
        skipComment();
      } else if (text.at(at) == '/' && text.at(at + 1) == '/') {
        skipLine();
      } else {
        at = text.at(at) == '"' ? afterDeadString() : at + 1;
      }
    }
  }

  private int afterDeadString() {
    int end = at + 1;
    while (end < text.length() && text.at(end) != '"' && text.at(end) != '\n') {
      end++;
    }
    return text.at(end) == '"' ? end + 1 : end;
  }
}
