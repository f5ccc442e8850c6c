// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import java.util.List;

/** A word of a line before anything in it is replaced. */
record ShellWord(List<Piece> pieces) {

  /**
   * A part of a word.
   *
   * @param text the text without quotes and backslashes
   * @param isQuoted whether its letters stand for themselves when names are matched
   * @param isExpanded whether {@code $?} in it is replaced
   */
  record Piece(String text, boolean isQuoted, boolean isExpanded) {}

  ShellWord {
    pieces = List.copyOf(pieces);
  }

  /** Returns the text with {@code $?} and {@code $USER} replaced. */
  String text(int status, String user) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(
          piece.isExpanded()
              ? piece.text().replace("$?", Integer.toString(status)).replace("$USER", user)
              : piece.text());
    }
    return text.toString();
  }

  /** Whether the word is to be replaced with the names of files that match it. */
  boolean isPattern() {
    return pieces.stream()
        .anyMatch(piece -> !piece.isQuoted() && piece.text().matches("(?s).*[*?\\[].*"));
  }
}
