// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import dev.modparam.text.NearestName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Finds a parameter by name as the kernel does, where {@code -} and {@code _} are the same and case
 * matters ({@code parameq}), but in the same time however many there are.
 *
 * <p>Immutable. Of two names that are the same, the first is found.
 */
public final class ParamIndex {

  /** Spreads what the multiplier, which is any odd number, may have left close together. */
  private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

  private final List<String> names;
  private final @Nullable IndexedName[] table;
  private final int shift;
  private final long multiplier;

  private ParamIndex(List<String> names) {
    this.names = names;
    this.table = new IndexedName[Integer.highestOneBit(Math.max(1, names.size())) * 4];
    this.shift = Long.numberOfLeadingZeros(table.length) + 1;
    this.multiplier = ThreadLocalRandom.current().nextLong() | 1; // no file can aim for collisions
    for (int i = 0; i < names.size(); i++) {
      byte[] name = normalize(names.get(i)).getBytes(StandardCharsets.UTF_8);
      int at = place(name, 0, name.length);
      if (table[at] == null) {
        table[at] = new IndexedName(i, name);
      }
    }
  }

  /**
   * Makes an index.
   *
   * @param names the names in the order of their positions
   * @return an index
   */
  public static ParamIndex of(List<String> names) {
    return new ParamIndex(List.copyOf(names));
  }

  /**
   * Returns the form of a name that all names equal to it have: with each {@code -} as {@code _}.
   *
   * @param name a name
   * @return the form with underscores
   */
  public static String normalize(String name) {
    return name.replace('-', '_');
  }

  /**
   * Finds a name in bytes.
   *
   * @param text where the name is
   * @param from index of its first byte
   * @param to index after its last byte
   * @return its position, or -1
   */
  public int find(byte[] text, int from, int to) {
    IndexedName found = table[place(text, from, to)];
    return found == null ? -1 : found.position();
  }

  /** Where in the table a name is, or else could be. */
  private int place(byte[] text, int from, int to) {
    long head = NameWord.first(text, from, to);
    long tail = tail(head, text, from, to);
    int at = hash(head, tail, text, from, to);
    IndexedName name = table[at];
    while (name != null && !name.matches(head, tail, text, from, to)) {
      at = (at + 1) & (table.length - 1);
      name = table[at];
    }
    return at;
  }

  /** How many places the look-up of one of the names visits, on average. */
  double meanSearch() {
    long visited = 0;
    for (String name : names) {
      byte[] text = normalize(name).getBytes(StandardCharsets.UTF_8);
      long head = NameWord.first(text, 0, text.length);
      int start = hash(head, tail(head, text, 0, text.length), text, 0, text.length);
      visited += 1 + ((place(text, 0, text.length) - start) & (table.length - 1));
    }
    return (double) visited / names.size();
  }

  /** The last word of a name, which is the first one if there is one only. */
  private static long tail(long head, byte[] text, int from, int to) {
    return to - from > NameWord.BYTES ? NameWord.last(text, to) : head;
  }

  /** A place in the table: the upper bits of a product, on which all bits of a word have a say. */
  private int hash(long head, long tail, byte[] text, int from, int to) {
    long hash = mix(head * multiplier, tail + to - from);
    for (int i = from + NameWord.BYTES; i < to - NameWord.BYTES; i += NameWord.BYTES) {
      hash = mix(hash, NameWord.first(text, i, to));
    }
    return (int) (((hash ^ (hash >>> 32)) * GOLDEN_RATIO) >>> shift);
  }

  private long mix(long hash, long word) {
    return (hash ^ (hash >>> 32) ^ word) * multiplier;
  }

  /**
   * Finds a name.
   *
   * @param name the name
   * @return its position, or -1
   */
  public int find(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return find(text, 0, text.length);
  }

  /**
   * Finds what somebody may have meant who wrote a name that there is none of.
   *
   * @param name the name that was not found
   * @return the nearest name, if one is near
   */
  public Optional<String> nearest(String name) {
    return NearestName.of(name, names);
  }
}
