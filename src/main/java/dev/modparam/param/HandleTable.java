// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of a handle in a table, in the same time however many there are. Immutable.
 *
 * <p>Loads keep a table of the same shape with what belongs to each handle, so that a read by a
 * handle is nearly always one probe. Which bits of their hashes handles are placed by is chosen so
 * that those of a small table do not meet.
 */
final class HandleTable {

  /** A larger table has handles that meet, whatever the bits. */
  private static final int MOST_TO_KEEP_APART = 32;

  private static final int MOST_SHIFTS = 20;

  private final int shift;
  private final @Nullable Param<?>[] keys;
  private final int[] positions; // of the handle in each place
  private final int[] places; // of the handle at each position

  HandleTable(List<Param<?>> params) {
    this.keys = new Param<?>[Integer.highestOneBit(Math.max(1, params.size())) * 4];
    this.positions = new int[keys.length];
    this.places = new int[params.size()];
    this.shift = params.size() > MOST_TO_KEEP_APART ? 0 : shiftFor(params, keys.length);
    for (int i = 0; i < params.size(); i++) {
      int at = start(params.get(i));
      while (keys[at] != null) {
        at = after(at);
      }
      keys[at] = params.get(i);
      positions[at] = i;
      places[i] = at;
    }
  }

  /** A shift with which no two handles start at one place, or the last one tried. */
  private static int shiftFor(List<Param<?>> params, int size) {
    int shift = 0;
    while (shift < MOST_SHIFTS && meet(params, shift, size)) {
      shift++;
    }
    return shift;
  }

  private static boolean meet(List<Param<?>> params, int shift, int size) {
    boolean[] taken = new boolean[size];
    for (Param<?> param : params) {
      int at = (param.tableHash() >>> shift) & (size - 1);
      if (taken[at]) {
        return true;
      }
      taken[at] = true;
    }
    return false;
  }

  private int start(Param<?> param) {
    return (param.tableHash() >>> shift) & (keys.length - 1);
  }

  private int after(int place) {
    return (place + 1) & (keys.length - 1);
  }

  /** How far hashes are shifted, of which the lower bits are then the place. */
  int shift() {
    return shift;
  }

  /** How many places the table has: a power of two. */
  int size() {
    return keys.length;
  }

  /** The places of the handles, in the order of the list; not to be changed. */
  int[] places() {
    return places;
  }

  /**
   * The positions of a handle and of those that stand before it where it is looked for.
   *
   * @return the handle's own position at the end, or nothing if it is not here
   */
  int[] way(Param<?> param) {
    int[] way = {};
    for (int at = start(param); keys[at] != null; at = after(at)) {
      way = Arrays.copyOf(way, way.length + 1);
      way[way.length - 1] = positions[at];
      if (keys[at] == param) {
        return way;
      }
    }
    return new int[0];
  }
}
