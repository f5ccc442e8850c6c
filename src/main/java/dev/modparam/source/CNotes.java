// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The notes on a text, in the order of their places. */
final class CNotes {

  private final SourceFile file;
  private final List<SourceNote> notes = new ArrayList<>();

  CNotes(SourceFile file) {
    this.file = file;
  }

  void add(int offset, String message) {
    notes.add(file.note(offset, message));
  }

  List<SourceNote> sorted() {
    return notes.stream()
        .sorted(Comparator.comparingInt(SourceNote::line).thenComparingInt(SourceNote::column))
        .toList();
  }
}
