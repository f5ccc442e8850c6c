// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.input.Location;
import dev.modparam.input.Note;
import dev.modparam.modprobe.depmod.DepmodLog;
import java.util.ArrayList;
import java.util.List;

/** Keeps what depmod calls an error while it makes the indexes of a tree that has none. */
final class IndexNotes implements DepmodLog {

  private final Location folder;
  private final List<Note> notes = new ArrayList<>();

  IndexNotes(String directory) {
    this.folder = Location.ofFile(directory);
  }

  List<Note> list() {
    return notes;
  }

  @Override
  public void error(String text) {
    notes.add(new Note(folder, text));
  }

  @Override
  public void warning(String text) {
    // Files that are absent are as usual as a tree without indexes.
  }

  @Override
  public void detail(String text) {
    // Nobody asked.
  }
}
