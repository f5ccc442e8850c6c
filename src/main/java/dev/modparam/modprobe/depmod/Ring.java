// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.depmod;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A circular list of names, {@code struct kmod_list}: where one is taken out, the next becomes the
 * first.
 */
final class Ring {

  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();
  private final int[] next;
  private final int[] previous;
  private int first;

  Ring(Collection<String> all) {
    names = List.copyOf(all);
    int size = names.size();
    next = new int[size];
    previous = new int[size];
    for (int i = 0; i < size; i++) {
      places.put(names.get(i), i);
      next[i] = (i + 1) % size;
      previous[i] = (i + size - 1) % size;
    }
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  String first() {
    return names.get(first);
  }

  /** Takes a name out, if it is still in. */
  void remove(String name) {
    Integer place = places.remove(name);
    if (place != null) {
      next[previous[place]] = next[place];
      previous[next[place]] = previous[place];
      first = next[place];
    }
  }
}
