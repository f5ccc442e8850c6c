// SPDX-License-Identifier: Apache-2.0
package dev.modparam.text;

import java.util.Optional;

/** Finds the name that somebody may have meant who wrote one that does not exist. */
public final class NearestName {

  /** A longer word is not looked for: comparing costs its length squared. */
  private static final int LONGEST_SLIP = 64;

  private NearestName() {}

  /**
   * Finds the nearest name.
   *
   * @param wanted the word that was not found
   * @param names the names that exist
   * @return the nearest name, if one is near: at most a third of its letters differ
   */
  public static Optional<String> of(String wanted, Iterable<String> names) {
    if (wanted.length() > LONGEST_SLIP) {
      return Optional.empty();
    }
    String best = null;
    String normal = KernelName.normalize(wanted);
    int least = Math.max(1, wanted.length() / 3) + 1;
    for (String candidate : names) {
      if (Math.abs(candidate.length() - wanted.length()) >= least) {
        continue; // no need to look at the letters
      }
      int distance = distance(normal, KernelName.normalize(candidate));
      if (distance < least && distance < candidate.length()) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
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
