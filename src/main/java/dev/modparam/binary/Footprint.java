// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.param.ArrayType;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that the variable of a parameter has in a file.
 *
 * @param start the first one
 * @param width how many a place has: those of a number, of an element, of a letter
 * @param loaded how many such a place has when the module is loaded here, as on x86_64
 * @param places how many places there are
 * @param lowestFirst whether a number begins with its lowest byte
 */
record Footprint(Pointer.Place start, int width, int loaded, long places, boolean lowestFirst) {

  /** Finds the bytes; null if the variable is elsewhere, or only its functions know its type. */
  static @Nullable Footprint of(ObjectParameter.Draft draft, ElfFile file) {
    Pointer.Place start = draft.variable;
    ParamType<?> one = draft.type instanceof ArrayType<?> array ? array.element() : draft.type;
    if (start == null || start.section().index() < 0) {
      return null; // common symbols have no place yet
    }
    if (one.kind() instanceof ParamKind.Buffer buffer) {
      return new Footprint(start, 1, 1, buffer.size(), file.isLittleEndian());
    }
    StandardType type = StandardType.of(one);
    if (type == null) {
      return null;
    }
    int width = type.size(file);
    long places = draft.type instanceof ArrayType<?> array ? array.max() : 1;
    boolean dense = draft.array == null || draft.array.elementSize() == width;
    return dense ? new Footprint(start, width, type.size(), places, file.isLittleEndian()) : null;
  }

  long size() {
    return width * places;
  }

  /** Whether all bytes of another variable, which begins in this one, are some of these. */
  boolean holds(Footprint other) {
    return other.start.offset() - start.offset() + other.size() <= size();
  }

  /** Whether another variable that does not begin before this one has some of these bytes. */
  boolean touches(Footprint other) {
    long begin = other.start.offset() - start.offset(); // negative if the file lies about places
    return start.section().index() == other.start.section().index() && begin >= 0 && begin < size();
  }

  /**
   * The byte at which another variable begins when the module is loaded; -1 if it begins elsewhere.
   */
  int loadedOffset(Footprint other) {
    long begin = other.start.offset() - start.offset();
    if (other.width == width && begin % width == 0) {
      return (int) (begin / width * loaded);
    }
    boolean alike = lowestFirst && width == loaded && other.width == other.loaded;
    return alike ? (int) begin : -1;
  }
}
