// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.input.Location;
import dev.modparam.input.Note;
import dev.modparam.source.text.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The notes on a text, in the order of their places. */
final class CNotes {

  private static final Comparator<Location> PLACES =
      Comparator.comparingInt(Location::line).thenComparingInt(Location::column);

  private final SourceFile file;
  private final List<Note> notes = new ArrayList<>();

  CNotes(SourceFile file) {
    this.file = file;
  }

  void add(int offset, String message) {
    notes.add(file.note(offset, message));
  }

  /** How many notes there are, as a place for another one. */
  int mark() {
    return notes.size();
  }

  void insert(int mark, int offset, String message) {
    notes.add(mark, file.note(offset, message));
  }

  void add(Location place, String message) {
    notes.add(new Note(place, message));
  }

  List<Note> sorted() {
    return notes.stream().sorted(Comparator.comparing(Note::location, PLACES)).toList();
  }
}
