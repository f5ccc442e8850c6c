// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.report;

import dev.modparam.input.Location;
import dev.modparam.program.Style;
import java.util.ArrayList;
import java.util.List;

/** A line of a file with a mark under the word that is meant. */
final class MarkedLine {

  private static final int LEAST = 20;
  private static final int BEFORE = 15; // characters kept before the word if the line is too long

  private MarkedLine() {}

  /** Returns the line and the mark; only the line if no word is meant. */
  static List<String> of(String source, Location place, int width, Style style) {
    String number = place.line() + " | ";
    String margin = " ".repeat(number.length() - 2) + "| ";
    int room = Math.max(LEAST, width - number.length() - 2);
    String text = source.replaceAll("\\p{Cntrl}", " ");
    int start = Math.max(0, Math.min(place.column() - 1, text.length()));
    int length = Math.max(1, Math.min(place.length(), text.length() - start));
    int from = start + length <= room ? 0 : Math.max(0, start - BEFORE);
    String shown = text.substring(from, Math.min(text.length(), from + room));
    List<String> lines = new ArrayList<>();
    lines.add("  " + style.faint(number) + shown);
    if (place.column() > 0) {
      int marks = Math.max(1, Math.min(length, room - (start - from)));
      lines.add(
          "  "
              + style.faint(margin)
              + " ".repeat(start - from)
              + style.green("^" + "~".repeat(marks - 1)));
    }
    return lines;
  }
}
