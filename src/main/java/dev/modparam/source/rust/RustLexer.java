// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.input.InvalidInputException;
import dev.modparam.source.rust.RustToken.Kind;
import dev.modparam.source.text.SourceFile;

/**
 * Cuts Rust text into tokens, one at a time, without comments.
 *
 * <p>It takes any text outside of strings and comments: whether a number or an escape is a good
 * one, is for those who need it.
 */
final class RustLexer {

  private final SourceFile file;
  private final boolean documented;
  private int at;

  /**
   * Begins somewhere.
   *
   * @param documented whether a comment that documents is the attribute that it stands for, of
   *     which one symbol is made
   */
  RustLexer(SourceFile file, int from, boolean documented) {
    this.file = file;
    this.at = from;
    this.documented = documented;
  }

  RustToken next() {
    skipBlanksAndComments();
    if (at == file.length()) {
      return new RustToken(Kind.END, at, "");
    }
    char first = file.at(at);
    if (isDocumentation()) {
      return token(Kind.SYMBOL, at + 1);
    }
    if (Character.isDigit(first)) {
      return token(Kind.NUMBER, wordEnd(at));
    }
    if (first == '"') {
      return token(Kind.STRING, stringEnd(at));
    }
    if (first == '\'') {
      return quoteMark();
    }
    if (isWordStart(at)) {
      return wordOrPrefixed();
    }
    return token(Kind.SYMBOL, at + Character.charCount(file.text().codePointAt(at)));
  }

  private RustToken token(Kind kind, int end) {
    RustToken token = new RustToken(kind, at, file.text().substring(at, end));
    at = end;
    return token;
  }

  private void skipBlanksAndComments() {
    while (at < file.length()) {
      if (Character.isWhitespace(file.at(at)) || file.at(at) == '\uFEFF') {
        at++;
      } else if (isDocumentation()) {
        return;
      } else if (startsWith(at, "//")) {
        int end = file.text().indexOf('\n', at);
        at = end < 0 ? file.length() : end;
      } else if (startsWith(at, "/*")) {
        skipNestedComment();
      } else {
        return;
      }
    }
  }

  private boolean isDocumentation() {
    if (!documented) {
      return false;
    }
    boolean line = startsWith(at, "//!") || (startsWith(at, "///") && !startsWith(at, "////"));
    boolean block =
        startsWith(at, "/*!")
            || (startsWith(at, "/**") && !startsWith(at, "/***") && !startsWith(at, "/**/"));
    return line || block;
  }

  private void skipNestedComment() {
    int start = at;
    int depth = 0;
    do {
      if (at >= file.length()) {
        throw file.error(start, "a comment that is not closed", "*/ at its end");
      }
      if (startsWith(at, "/*")) {
        depth++;
        at += 2;
      } else if (startsWith(at, "*/")) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0);
  }

  private boolean startsWith(int index, String piece) {
    return file.text().startsWith(piece, index);
  }

  private boolean isWordStart(int index) {
    return file.at(index) == '_'
        || (index < file.length()
            && Character.isUnicodeIdentifierStart(file.text().codePointAt(index)));
  }

  private int wordEnd(int index) {
    int end = index;
    while (end < file.length()) {
      int letter = file.text().codePointAt(end);
      if (letter != '_'
          && (!Character.isUnicodeIdentifierPart(letter)
              || Character.isIdentifierIgnorable(letter))) {
        break;
      }
      end += Character.charCount(letter);
    }
    return end;
  }

  /** A word, or what begins with one: {@code b'a'}, {@code br#"…"#}, {@code r#type}. */
  private RustToken wordOrPrefixed() {
    int end = wordEnd(at);
    String word = file.text().substring(at, Math.min(end, at + 3));
    char next = file.at(end);
    if (next == '\'' && word.equals("b")) {
      int close = characterEnd(end);
      return close < 0 ? token(Kind.WORD, end) : token(Kind.CHARACTER, close);
    }
    if (next == '"' && (word.equals("b") || word.equals("c"))) {
      return token(Kind.STRING, stringEnd(end));
    }
    if (word.equals("r") || word.equals("br") || word.equals("cr")) {
      return rawStringOrWord(end);
    }
    return token(Kind.WORD, end);
  }

  private RustToken rawStringOrWord(int afterPrefix) {
    int quote = afterPrefix;
    while (file.at(quote) == '#') {
      quote++;
    }
    int hashes = quote - afterPrefix;
    if (file.at(quote) == '"') {
      return token(Kind.STRING, rawStringEnd(quote, hashes));
    }
    boolean rawWord = hashes == 1 && isWordStart(quote) && afterPrefix == at + 1;
    return token(Kind.WORD, rawWord ? wordEnd(quote) : afterPrefix);
  }

  private int rawStringEnd(int quote, int hashes) {
    int index = file.text().indexOf('"', quote + 1);
    while (index >= 0) {
      int end = index + 1;
      while (end - index - 1 < hashes && file.at(end) == '#') {
        end++;
      }
      if (end - index - 1 == hashes) {
        return end;
      }
      index = file.text().indexOf('"', end);
    }
    throw unclosed("\"" + "#".repeat(Math.min(hashes, 8)));
  }

  private int stringEnd(int quote) {
    for (int index = quote + 1; index < file.length(); index++) {
      char letter = file.at(index);
      if (letter == '"') {
        return index + 1;
      }
      if (letter == '\\') {
        index++;
      }
    }
    throw unclosed("\"");
  }

  private InvalidInputException unclosed(String closer) {
    return file.error(at, "a string that is not closed", closer + " at its end");
  }

  private RustToken quoteMark() {
    int end = characterEnd(at);
    if (end >= 0) {
      return token(Kind.CHARACTER, end);
    }
    return isWordStart(at + 1) ? token(Kind.LIFETIME, wordEnd(at + 1)) : token(Kind.SYMBOL, at + 1);
  }

  /** The end of a character literal whose quote is at an index, or -1 if it is none. */
  private int characterEnd(int quote) {
    int content = quote + 1;
    if (content >= file.length()) {
      return -1;
    }
    if (file.at(content) != '\\') {
      int close = content + Character.charCount(file.text().codePointAt(content));
      return file.at(close) == '\'' && file.at(content) != '\'' ? close + 1 : -1;
    }
    int longest = Math.min(file.length(), content + 2 + "u{10FFFF}______".length());
    for (int index = content + 2; index < longest; index++) {
      if (file.at(index) == '\'') {
        return index + 1;
      }
    }
    return -1;
  }
}
