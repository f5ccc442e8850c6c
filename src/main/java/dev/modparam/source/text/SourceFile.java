// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.text;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Location;
import dev.modparam.input.Note;
import dev.modparam.text.Excerpt;
import dev.modparam.text.NearestName;
import java.util.Arrays;
import java.util.Collection;

/** A source text that knows its lines, so that it can say where something is. */
public final class SourceFile {

  /** How much of a line is shown on either side of the place meant. */
  private static final int EXCERPT = 100;

  private final String name;
  private final String text;
  private int[] lineStarts = {};

  /**
   * Takes a text.
   *
   * @param name what messages call it; empty for a text without a name
   */
  public SourceFile(String name, String text) {
    this.name = name;
    this.text = text;
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  public int length() {
    return text.length();
  }

  /** The character at an index, or NUL beyond the end. */
  public char at(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  public InvalidInputException error(int offset, String found, String expected) {
    return new InvalidInputException(location(offset), found, expected, excerpt(offset));
  }

  /** Refuses with a sentence of its own. */
  public InvalidInputException refusal(int offset, String problem) {
    return new InvalidInputException(location(offset), problem + "\n" + excerpt(offset));
  }

  public Note note(int offset, String message) {
    return new Note(location(offset), message);
  }

  public Location location(int offset) {
    int line = line(offset);
    return new Location(name, line, offset - starts()[line - 1] + 1, 0);
  }

  public int line(int offset) {
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
  public static String quote(String piece) {
    return "\"" + Excerpt.of(piece) + "\"";
  }

  /** What was expected among known words, with the nearest one if the word is a slip of it. */
  public static String oneOf(Collection<String> words, String given) {
    return "one of " + String.join(", ", words) + didYouMean(words, given);
  }

  public static String didYouMean(Collection<String> words, String given) {
    return NearestName.of(given, words).map(word -> "; did you mean " + word + "?").orElse("");
  }
}
