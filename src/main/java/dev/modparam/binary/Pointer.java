// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import org.jspecify.annotations.Nullable;

/** What a pointer in a relocatable file leads to. */
sealed interface Pointer {

  /** Nowhere. */
  record Null() implements Pointer {}

  /** No address of this file: a number stored where a pointer is expected. */
  record Absolute() implements Pointer {}

  /**
   * Something that another file defines.
   *
   * @param symbol its name
   * @param addend how many bytes behind its start
   */
  record External(String symbol, long addend) implements Pointer {}

  /**
   * A place in this file.
   *
   * @param section its section
   * @param offset where in it; checked when something is read there
   */
  record Place(ElfSection section, long offset) implements Pointer {

    /** Returns the place that many bytes further. */
    Place plus(long bytes) {
      return new Place(section, offset + bytes);
    }

    /** Compares places of one file; a record's own method is slow when it is first called. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Place place
          && offset == place.offset
          && section.index() == place.section.index()
          && section.size() == place.section.size();
    }

    @Override
    public int hashCode() {
      return Long.hashCode(offset);
    }
  }
}
