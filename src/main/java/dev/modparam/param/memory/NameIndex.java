// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import dev.modparam.text.KernelName;
import dev.modparam.text.NearestName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a parameter by name as the kernel does, where {@code -} and {@code _} are the same and case
 * matters ({@code parameq}), but in the same time however many there are.
 *
 * <p>At most half of the table is taken, and {@link NameHash} spreads names over it by a key that
 * nobody outside the process knows: a look-up is expected to visit at most 1.5 places for a name
 * that is there and 2.5 for one that is not, and no choice of names changes that.
 *
 * <p>Immutable. The first of two names that are the same is found.
 */
public final class NameIndex {

  private final List<String> names;
  private final @Nullable IndexedName[] table;

  private NameIndex(List<String> names) {
    this.names = names;
    this.table = new IndexedName[Integer.highestOneBit(Math.max(1, names.size())) * 4];
    for (int i = 0; i < names.size(); i++) {
      byte[] name = KernelName.normalize(names.get(i)).getBytes(StandardCharsets.UTF_8);
      int at = place(name, 0, name.length);
      if (table[at] == null) {
        table[at] = new IndexedName(i, name);
      }
    }
  }

  /** Makes an index of names in the order of their positions. */
  public static NameIndex of(List<String> names) {
    return new NameIndex(List.copyOf(names));
  }

  /** Finds the position of a name in bytes, or -1. */
  public int find(byte[] text, int from, int to) {
    IndexedName found = table[place(text, from, to)];
    return found == null ? -1 : found.position();
  }

  /** Finds the position of a name, or -1. */
  public int find(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return find(text, 0, text.length);
  }

  /** Where in the table a name is, or else could be. */
  private int place(byte[] text, int from, int to) {
    long head = NameWord.first(text, from, to);
    long tail = to - from > NameWord.BYTES ? NameWord.last(text, to) : head;
    int at = start(text, from, to);
    IndexedName name = table[at];
    while (name != null && !name.matches(head, tail, text, from, to)) {
      at = (at + 1) & (table.length - 1);
      name = table[at];
    }
    return at;
  }

  private int start(byte[] text, int from, int to) {
    return (int) NameHash.of(text, from, to) & (table.length - 1);
  }

  /** How many places the look-up of one of the names visits, on average. */
  double meanSearch() {
    long visited = 0;
    for (String name : names) {
      byte[] text = KernelName.normalize(name).getBytes(StandardCharsets.UTF_8);
      int start = start(text, 0, text.length);
      visited += 1 + ((place(text, 0, text.length) - start) & (table.length - 1));
    }
    return (double) visited / names.size();
  }

  /** Finds the name that somebody may have meant who wrote one that does not exist. */
  public Optional<String> nearest(String name) {
    return NearestName.of(name, names);
  }
}
