// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.input.InvalidInputException;
import dev.modparam.source.rust.RustToken.Kind;
import dev.modparam.source.text.SourceFile;
import java.util.Set;

/** The tokens of a Rust text, read with one token of foresight. */
final class RustTokens {

  private static final String TYPE = "the type that implements the module";

  private static final Set<String> DOUBLE =
      Set.of("||", "&&", "==", "!=", "<=", ">=", "<<", ">>", "::");

  private final SourceFile file;
  private final RustLexer lexer;
  private RustToken ahead;

  RustTokens(SourceFile file, int from) {
    this(file, new RustLexer(file, from, false));
  }

  private RustTokens(SourceFile file, RustLexer lexer) {
    this.file = file;
    this.lexer = lexer;
    this.ahead = lexer.next();
  }

  /** Tokens among which comments that document are, as a macro gets them. */
  static RustTokens ofMacro(SourceFile file, int from) {
    return new RustTokens(file, new RustLexer(file, from, true));
  }

  SourceFile file() {
    return file;
  }

  RustToken peek() {
    return ahead;
  }

  RustToken next() {
    RustToken token = ahead;
    ahead = lexer.next();
    return token;
  }

  /** The operator that the next symbols make; empty if they make none. */
  String operator() {
    if (ahead.kind() != RustToken.Kind.SYMBOL) {
      return "";
    }
    String two = ahead.text() + file.at(ahead.offset() + 1);
    return DOUBLE.contains(two) ? two : ahead.text();
  }

  /** Takes that many symbols. */
  void skip(int symbols) {
    for (int i = 0; i < symbols; i++) {
      next();
    }
  }

  boolean accept(char symbol) {
    boolean there = ahead.is(symbol);
    if (there) {
      next();
    }
    return there;
  }

  RustToken expect(char symbol) {
    if (!ahead.is(symbol)) {
      throw error(ahead, "\"" + symbol + "\"");
    }
    return next();
  }

  RustToken expectWord(String expected) {
    if (ahead.kind() != Kind.WORD) {
      throw error(ahead, expected);
    }
    return next();
  }

  RustToken expectString(String expected) {
    if (ahead.kind() != Kind.STRING) {
      throw error(ahead, expected);
    }
    RustToken string = next();
    boolean suffix = ahead.offset() == string.offset() + string.text().length();
    if (suffix && ahead.kind() == Kind.WORD) {
      next(); // the macro does not look at it
    }
    return string;
  }

  /** Skips a type or a list of any kind, up to the comma or bracket behind it. */
  void skipValue() {
    RustToken first = ahead;
    boolean literal = Set.of(Kind.NUMBER, Kind.STRING, Kind.CHARACTER).contains(first.kind());
    if (literal) {
      throw error(first, TYPE);
    }
    int angles = 0;
    while (ahead.kind() != Kind.END) {
      if (ahead.is('}') || ahead.is(')') || ahead.is(']') || (ahead.is(',') && angles <= 0)) {
        if (ahead.offset() == first.offset()) {
          throw error(first, TYPE);
        }
        return;
      }
      angles += ahead.is('<') ? 1 : ahead.is('>') ? -1 : 0;
      if (atOpener()) {
        skipGroup();
      } else {
        next();
      }
    }
    throw error(ahead, "\",\" after " + first.text());
  }

  InvalidInputException error(RustToken token, String expected) {
    return file.error(token.offset(), token.found(), expected);
  }

  boolean atOpener() {
    return ahead.is('{') || ahead.is('(') || ahead.is('[');
  }

  static char closerOf(RustToken opener) {
    return opener.is('{') ? '}' : opener.is('(') ? ')' : ']';
  }

  /** After an element of a list: takes the comma, or demands that the list ends. */
  void separator(char closer) {
    if (!accept(',') && !ahead.is(closer)) {
      throw error(ahead, "\",\" or \"" + closer + "\"");
    }
  }

  /** Skips a group from its opener to its closer, whatever brackets are in it. */
  void skipGroup() {
    RustToken opener = ahead;
    int depth = 0;
    do {
      RustToken token = next();
      if (token.kind() == Kind.END) {
        throw unclosed(opener);
      }
      if (token.is('{') || token.is('(') || token.is('[')) {
        depth++;
      } else if (token.is('}') || token.is(')') || token.is(']')) {
        depth--;
      }
    } while (depth > 0);
  }

  InvalidInputException unclosed(RustToken opener) {
    String found = opener.found() + " that is not closed";
    return file.error(opener.offset(), found, "\"" + closerOf(opener) + "\" before the text ends");
  }

  void skipAttributes() {
    while (ahead.is('#')) {
      next();
      accept('!');
      if (!ahead.is('[')) {
        throw error(ahead, "\"[\" of an attribute");
      }
      skipGroup();
    }
  }
}
