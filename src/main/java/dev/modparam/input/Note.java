// SPDX-License-Identifier: Apache-2.0
package dev.modparam.input;

import static java.util.Objects.requireNonNull;

/**
 * Something that the reader of an input left open, skipped or finds worth knowing. Reading went on.
 *
 * @param location the place that the note is about
 * @param message one sentence
 */
public record Note(Location location, String message) {

  /**
   * Makes a note.
   *
   * @param location the place that the note is about
   * @param message one sentence
   */
  public Note {
    requireNonNull(location, "location");
    requireNonNull(message, "message");
  }

  /** Returns the place and the message. */
  @Override
  public String toString() {
    String place = location.toString();
    return place.isEmpty() ? message : place + ": " + message;
  }
}
