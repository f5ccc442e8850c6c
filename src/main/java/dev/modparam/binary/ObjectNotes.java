// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Location;
import dev.modparam.input.Note;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be said of one file: notes while it is read, or that it cannot be read. */
final class ObjectNotes {

  private final Location file;
  private final List<Note> notes = new ArrayList<>();

  ObjectNotes(String fileName) {
    this.file = Location.ofFile(fileName);
  }

  /** Adds a note on a parameter, or on the whole file if there is none. */
  void add(@Nullable String parameter, String text) {
    notes.add(new Note(file, parameter == null ? text : parameter + ": " + text));
  }

  List<Note> list() {
    return List.copyOf(notes);
  }

  static InvalidInputException refusal(String fileName, String problem) {
    return new InvalidInputException(Location.ofFile(fileName), problem);
  }

  static InvalidInputException refusal(String fileName, String problem, Throwable cause) {
    return new InvalidInputException(Location.ofFile(fileName), problem, cause);
  }
}
