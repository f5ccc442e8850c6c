// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import dev.modparam.param.ParamIndex;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A source text that knows its lines, so that it can say where something is. */
final class SourceFile {

  /** How much of a line is shown on either side of the place meant. */
  private static final int EXCERPT = 100;

  private static final int LONGEST_QUOTE = 60;

  private final String text;
  private int[] lineStarts = {};

  SourceFile(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  /** The character at an index, or NUL beyond the end. */
  char at(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  SourceException error(int offset, String found, String expected) {
    int line = line(offset);
    int column = offset - starts()[line - 1] + 1;
    return new SourceException(line, column, found, expected, excerpt(offset));
  }

  SourceNote note(int offset, String message) {
    int line = line(offset);
    return new SourceNote(line, offset - starts()[line - 1] + 1, message);
  }

  int line(int offset) {
    int found = Arrays.binarySearch(starts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private int[] starts() {
    if (lineStarts.length == 0) {
      lineStarts = findLines();
    }
    return lineStarts;
  }

  private int[] findLines() {
    int[] starts = new int[64];
    int lines = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, 2 * lines);
      }
      starts[lines++] = at + 1;
    }
    return Arrays.copyOf(starts, lines);
  }

  private String excerpt(int offset) {
    int line = line(offset);
    int lineStart = starts()[line - 1];
    int lineEnd = line < starts().length ? starts()[line] - 1 : text.length();
    int from = Math.max(lineStart, offset - EXCERPT);
    int to = Math.min(lineEnd, offset + EXCERPT);
    String cut = from > lineStart ? "..." : "";
    String shown = cut + printable(text.substring(from, to)).stripTrailing();
    StringBuilder caret = new StringBuilder(" ".repeat(cut.length()));
    for (int i = from; i < offset; i++) {
      caret.append(at(i) == '\t' ? '\t' : ' ');
    }
    return shown + "\n" + caret + "^";
  }

  private static String printable(String piece) {
    StringBuilder result = new StringBuilder(piece);
    for (int i = 0; i < result.length(); i++) {
      if (result.charAt(i) != '\t' && Character.isISOControl(result.charAt(i))) {
        result.setCharAt(i, ' ');
      }
    }
    return result.toString();
  }

  /** Text in quotes for a message, not longer than a message bears. */
  static String quote(String piece) {
    return "\"" + cut(piece) + "\"";
  }

  static String cut(String piece) {
    String shown =
        piece.length() <= LONGEST_QUOTE ? piece : piece.substring(0, LONGEST_QUOTE) + "...";
    return printable(shown);
  }

  /** What was expected among known words, with the nearest one if the word is a slip of it. */
  static String oneOf(Collection<String> words, String given) {
    return "one of " + String.join(", ", words) + didYouMean(words, given);
  }

  static String didYouMean(Collection<String> words, String given) {
    return ParamIndex.of(List.copyOf(words))
        .nearest(given)
        .map(word -> "; did you mean " + word + "?")
        .orElse("");
  }
}
