// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.input.InvalidInputException;
import dev.modparam.source.rust.RustToken.Kind;
import dev.modparam.source.text.SourceFile;

/** The tokens of a Rust text, read with one token of foresight. */
final class RustTokens {

  private final SourceFile file;
  private final RustLexer lexer;
  private RustToken ahead;

  RustTokens(SourceFile file) {
    this.file = file;
    this.lexer = new RustLexer(file);
    this.ahead = lexer.next();
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
    return next();
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
