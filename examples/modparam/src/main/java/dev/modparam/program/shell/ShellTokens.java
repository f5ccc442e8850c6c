// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.program.shell.ShellLine.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a line into words and operators, with the quotes and backslashes of a shell. */
final class ShellTokens {

  private static final String OPERATORS = "|&;<>";

  private final String text;
  private int at;

  ShellTokens(String text) {
    this.text = text;
  }

  /** Returns a {@link ShellWord}, an operator as a string, or null at the end. */
  Object next() throws SyntaxException {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at == text.length() || text.charAt(at) == '#') {
      return null;
    }
    char first = text.charAt(at);
    if (OPERATORS.indexOf(first) < 0) {
      return word();
    }
    at++;
    boolean isDouble = at < text.length() && text.charAt(at) == first && first != ';';
    if (isDouble) {
      at++;
    }
    return isDouble ? "" + first + first : String.valueOf(first);
  }

  private ShellWord word() throws SyntaxException {
    List<ShellWord.Piece> pieces = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    while (at < text.length()) {
      char letter = text.charAt(at);
      if (Character.isWhitespace(letter) || OPERATORS.indexOf(letter) >= 0) {
        break;
      }
      if (letter == '\'' || letter == '"' || letter == '\\') {
        add(pieces, plain);
        pieces.add(letter == '\\' ? escaped() : quoted(letter));
      } else {
        plain.append(letter);
        at++;
      }
    }
    add(pieces, plain);
    return new ShellWord(pieces);
  }

  private static void add(List<ShellWord.Piece> pieces, StringBuilder plain) {
    if (plain.length() > 0) {
      pieces.add(new ShellWord.Piece(plain.toString(), false, true));
      plain.setLength(0);
    }
  }

  private ShellWord.Piece escaped() {
    at++;
    String letter = at < text.length() ? String.valueOf(text.charAt(at++)) : "\\";
    return new ShellWord.Piece(letter, true, false);
  }

  private ShellWord.Piece quoted(char quote) throws SyntaxException {
    StringBuilder inner = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == quote) {
        at++;
        return new ShellWord.Piece(inner.toString(), true, quote == '"');
      }
      boolean isEscape =
          quote == '"'
              && letter == '\\'
              && at + 1 < text.length()
              && "\"\\$`".indexOf(text.charAt(at + 1)) >= 0;
      inner.append(isEscape ? text.charAt(++at) : letter);
    }
    throw new SyntaxException("unexpected EOF while looking for matching `" + quote + "'");
  }
}
