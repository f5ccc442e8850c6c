// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds a parameter by name as the kernel does, where {@code -} and {@code _} are the same and case
 * matters ({@code parameq}), but in the same time however many there are.
 *
 * <p>Immutable. Of two names that are the same, the first is found.
 */
public final class ParamIndex {

  /** Longer words are no slip of somebody who meant a parameter. */
  private static final int LONGEST_SLIP = 64;

  private final List<String> names;
  private final byte[][] normalized;
  private final int[] table; // position + 1, or 0
  private final int mask;
  private final int multiplier;

  private ParamIndex(List<String> names) {
    this.names = names;
    this.normalized = new byte[names.size()][];
    this.multiplier = ThreadLocalRandom.current().nextInt() | 1; // no file can aim for collisions
    this.mask = Integer.highestOneBit(Math.max(1, names.size())) * 4 - 1;
    this.table = new int[mask + 1];
    for (int i = 0; i < names.size(); i++) {
      normalized[i] = normalize(names.get(i)).getBytes(StandardCharsets.UTF_8);
      int at = freePlace(normalized[i]);
      if (table[at] == 0) {
        table[at] = i + 1;
      }
    }
  }

  private int freePlace(byte[] name) {
    int at = hash(name, 0, name.length) & mask;
    while (table[at] != 0 && !matches(normalized[table[at] - 1], name, 0, name.length)) {
      at = at + 1 & mask;
    }
    return at;
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
    int at = hash(text, from, to) & mask;
    for (int position = table[at]; position != 0; position = table[at]) {
      if (matches(normalized[position - 1], text, from, to)) {
        return position - 1;
      }
      at = at + 1 & mask;
    }
    return -1;
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
    if (name.length() > LONGEST_SLIP) {
      return Optional.empty();
    }
    String best = null;
    String wanted = normalize(name);
    int least = Math.max(1, name.length() / 3) + 1;
    for (String candidate : names) {
      if (Math.abs(candidate.length() - name.length()) >= least) {
        continue; // no need to look at the letters
      }
      int distance = distance(wanted, normalize(candidate));
      if (distance < least && distance < candidate.length()) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  private int hash(byte[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * multiplier + (text[i] == '-' ? '_' : text[i]);
    }
    return hash ^ hash >>> 15;
  }

  private static boolean matches(byte[] normalized, byte[] text, int from, int to) {
    if (normalized.length != to - from) {
      return false;
    }
    for (int i = 0; i < normalized.length; i++) {
      byte letter = text[from + i];
      if (normalized[i] != (letter == '-' ? '_' : letter)) {
        return false;
      }
    }
    return true;
  }

  /** How many letters to insert, drop, change or swap with the next, ignoring case. */
  private static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = same(one, i - 1, other, j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        least = Math.min(least, cost[i - 1][j - 1] + change);
        boolean swapped =
            i > 1 && j > 1 && same(one, i - 1, other, j - 2) && same(one, i - 2, other, j - 1);
        cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
      }
    }
    return cost[one.length()][other.length()];
  }

  private static boolean same(String one, int i, String other, int j) {
    return Character.toLowerCase(one.charAt(i)) == Character.toLowerCase(other.charAt(j));
  }
}
