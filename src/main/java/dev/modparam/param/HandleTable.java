// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of a handle in a table, in the same time however many there are. Immutable.
 *
 * <p>Loads keep a table of the same shape with what belongs to each handle, so that a read by a
 * handle is nearly always one probe.
 */
final class HandleTable {

  private final @Nullable Param<?>[] keys;
  private final int[] positions; // of the handle in each place
  private final int[] places; // of the handle at each position

  HandleTable(List<Param<?>> params) {
    this.keys = new Param<?>[Integer.highestOneBit(Math.max(1, params.size())) * 4];
    this.positions = new int[keys.length];
    this.places = new int[params.size()];
    for (int i = 0; i < params.size(); i++) {
      int at = params.get(i).tableHash() & keys.length - 1;
      while (keys[at] != null) {
        at = at + 1 & keys.length - 1;
      }
      keys[at] = params.get(i);
      positions[at] = i;
      places[i] = at;
    }
  }

  /** How many places the table has: a power of two. */
  int size() {
    return keys.length;
  }

  /** The places of the handles, in the order of the list; not to be changed. */
  int[] places() {
    return places;
  }

  /** The position of a handle in the list, or -1. */
  int position(Param<?> param) {
    int at = param.tableHash() & keys.length - 1;
    while (keys[at] != null) {
      if (keys[at] == param) {
        return positions[at];
      }
      at = at + 1 & keys.length - 1;
    }
    return -1;
  }
}
