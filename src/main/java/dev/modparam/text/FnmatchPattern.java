// SPDX-License-Identifier: Apache-2.0
package dev.modparam.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern of {@code fnmatch(3)} without flags, in the C locale: {@code *} and {@code ?} also
 * match {@code /} and leading dots, {@code \} takes the next byte as it is.
 *
 * <p>Matching takes at most the product of both lengths, as only the last star is ever
 * reconsidered. Works on byte strings.
 */
public final class FnmatchPattern {

  private static final int STAR = -1;
  private static final int ANY = -2;
  private static final int NEVER = -3;
  private static final int SET = 256;

  /** What matches one byte: the byte itself, one of the above, or SET plus an index in sets. */
  private final int[] tokens;

  private final List<BitSet> sets;

  private FnmatchPattern(int[] tokens, List<BitSet> sets) {
    this.tokens = tokens;
    this.sets = sets;
  }

  public static FnmatchPattern compile(String pattern) {
    int[] tokens = new int[pattern.length()];
    List<BitSet> sets = new ArrayList<>(0);
    int count = 0;
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i++);
      int token = c;
      if (c == '*') {
        token = STAR;
      } else if (c == '?') {
        token = ANY;
      } else if (c == '\\') {
        token = i < pattern.length() ? pattern.charAt(i) : NEVER;
        i++;
      } else if (c == '[') {
        FnmatchBracket bracket = new FnmatchBracket(pattern, i);
        BitSet set = bracket.read();
        if (set != null) {
          token = SET + sets.size();
          sets.add(set);
          i = bracket.end();
        }
      }
      if (token != STAR || count == 0 || tokens[count - 1] != STAR) {
        tokens[count++] = token;
      }
    }
    return new FnmatchPattern(Arrays.copyOf(tokens, count), List.copyOf(sets));
  }

  public boolean matches(String word) {
    return matches(word, 0);
  }

  boolean matches(String word, int from) {
    int w = from;
    int t = 0;
    int afterStar = -1;
    int retry = 0;
    while (w < word.length()) {
      if (t < tokens.length && tokens[t] == STAR) {
        afterStar = ++t;
        retry = w;
      } else if (t < tokens.length && accepts(tokens[t], word.charAt(w))) {
        t++;
        w++;
      } else if (afterStar >= 0) {
        t = afterStar;
        w = ++retry;
      } else {
        return false;
      }
    }
    return t == tokens.length || (t == tokens.length - 1 && tokens[t] == STAR);
  }

  private boolean accepts(int token, char c) {
    return token == c || token == ANY || (token >= SET && sets.get(token - SET).get(c));
  }
}
