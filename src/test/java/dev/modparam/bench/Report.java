// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what was measured: the numbers, a table, two pictures. */
final class Report {

  static final String RESULTS = "results.json";
  static final String TABLE = "table.md";
  static final String LINES = "lines.svg";
  static final String GROWTH = "growth.svg";

  private final Results results;

  Report(Results results) {
    this.results = results;
  }

  /** Writes the numbers and the pictures of what was measured. */
  void writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(RESULTS), results.toJson());
    write(folder.resolve(LINES), LinesPlot.draw(results).orElse(""));
    write(folder.resolve(GROWTH), GrowthPlot.draw(results).orElse(""));
  }

  private static void write(Path file, String picture) throws IOException {
    if (!picture.isEmpty()) {
      Files.writeString(file, picture);
    }
  }

  String table() {
    return new Table(results).toMarkdown();
  }
}
