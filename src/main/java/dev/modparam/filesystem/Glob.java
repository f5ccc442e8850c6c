// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pattern by the rules of {@code FileSystem.getPathMatcher}, as a machine with a state for each
 * of its letters. All states in which it can be are followed at once, so that a match takes at most
 * the product of both lengths, whatever the stars and groups.
 */
final class Glob {

  /**
   * What is done in a state.
   *
   * @param accepts the letters that are taken; none where only other states follow
   * @param after the state after such a letter
   * @param instead states that are entered without a letter
   */
  record State(IntPredicate accepts, int after, List<Integer> instead) {}

  private final List<State> states;

  private Glob(List<State> states) {
    this.states = states;
  }

  /**
   * Reads a pattern.
   *
   * @throws java.util.regex.PatternSyntaxException if it is none
   */
  static Glob compile(String pattern) {
    return new Glob(new GlobParser(pattern).parse());
  }

  /** Whether the pattern stands for the whole of a text. */
  boolean matches(String text) {
    BitSet now = new BitSet();
    BitSet next = new BitSet();
    int[] waiting = new int[states.size() + 1];
    enter(0, now, waiting);
    for (int at = 0; at < text.length() && !now.isEmpty(); ) {
      int letter = text.codePointAt(at);
      at += Character.charCount(letter);
      next.clear();
      for (int i = now.nextSetBit(0); i >= 0 && i < states.size(); i = now.nextSetBit(i + 1)) {
        if (states.get(i).accepts().test(letter)) {
          enter(states.get(i).after(), next, waiting);
        }
      }
      BitSet before = now;
      now = next;
      next = before;
    }
    return now.get(states.size());
  }

  /**
   * Adds a state, and those that can be entered from it without a letter.
   *
   * @param waiting room for each state once
   */
  private void enter(int first, BitSet entered, int[] waiting) {
    int count = add(first, entered, waiting, 0);
    while (count > 0) {
      int state = waiting[--count];
      if (state < states.size()) {
        List<Integer> instead = states.get(state).instead();
        for (int i = 0; i < instead.size(); i++) {
          count = add(instead.get(i), entered, waiting, count);
        }
      }
    }
  }

  private static int add(int state, BitSet entered, int[] waiting, int count) {
    if (entered.get(state)) {
      return count;
    }
    entered.set(state);
    waiting[count] = state;
    return count + 1;
  }
}
