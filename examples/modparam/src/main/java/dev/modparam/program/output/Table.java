// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.output;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns that are as wide as what is in them. */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Starts a table.
   *
   * @param titles the titles of the columns
   */
  public Table(String... titles) {
    rows.add(List.of(titles));
  }

  /**
   * Adds a row.
   *
   * @param cells a text for each column
   */
  public void add(String... cells) {
    rows.add(List.of(cells));
  }

  /**
   * Returns the lines, the titles first.
   *
   * @param width how many characters a line may have; longer ones end in …
   * @return a line for each row
   */
  public List<String> lines(int width) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      lines.add(Cut.to(width, line.toString().stripTrailing()));
    }
    return lines;
  }
}
