// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.input.Location;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The lines that findings are about, as they stand in their files. */
final class SourceLines {

  private final UnaryOperator<String> texts;
  private final Map<String, String[]> lines = new HashMap<>();

  SourceLines(UnaryOperator<String> texts) {
    this.texts = texts;
  }

  /** The line, or nothing for a whole file. */
  String of(Location place) {
    if (place.line() == 0) {
      return "";
    }
    String[] all = lines.computeIfAbsent(place.file(), this::read);
    return place.line() <= all.length ? all[place.line() - 1] : "";
  }

  private String[] read(String file) {
    return texts.apply(file).split("\n", -1);
  }
}
