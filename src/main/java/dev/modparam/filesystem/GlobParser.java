// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the text of a {@link Glob}: {@code * ** ? [a-z] [!a] {a,b} \x}, as the JDK does on Linux.
 */
final class GlobParser {

  private final String glob;
  private final int[] letters;
  private final List<Glob.State> states = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>(); // of the alternatives of the open group
  private int next;
  private int fork = -1; // where the alternatives of the open group begin; -1 outside groups
  private final List<Integer> alternatives = new ArrayList<>();

  GlobParser(String glob) {
    this.glob = glob;
    this.letters = glob.codePoints().toArray();
  }

  /** The states in order; the one after the last is the end. */
  List<Glob.State> parse() {
    while (next < letters.length) {
      read(letters[next++]);
    }
    if (fork >= 0) {
      throw failure("Missing '}'");
    }
    return List.copyOf(states);
  }

  private void read(int letter) {
    switch (letter) {
      case '*' -> states.add(new Glob.State(star(), states.size(), List.of(states.size() + 1)));
      case '?' -> one(GlobParser::isInName);
      case '[' -> one(bracket());
      case '{' -> openGroup();
      case '}' -> closeGroup();
      case ',' -> comma();
      case '\\' -> {
        if (next == letters.length) {
          throw failure("No character to escape");
        }
        literal(letters[next++]);
      }
      default -> literal(letter);
    }
  }

  private void literal(int letter) {
    one(each -> each == letter);
  }

  private void one(IntPredicate accepts) {
    states.add(new Glob.State(accepts, states.size() + 1, List.of()));
  }

  private IntPredicate star() {
    return take('*') ? letter -> true : GlobParser::isInName;
  }

  /** A state leads to each alternative; all but the last end with one that leads out. */
  private void openGroup() {
    if (fork >= 0) {
      throw failure("Cannot nest groups");
    }
    fork = states.size();
    states.add(jump(alternatives)); // where to is known at the end
    alternatives.add(states.size());
  }

  private void comma() {
    if (fork < 0) {
      literal(',');
    } else {
      endAlternative();
      alternatives.add(states.size());
    }
  }

  private void endAlternative() {
    ends.add(states.size());
    states.add(jump(List.of()));
  }

  private void closeGroup() {
    if (fork < 0) {
      literal('}');
      return;
    }
    states.set(fork, jump(alternatives));
    for (int end : ends) {
      states.set(end, jump(List.of(states.size())));
    }
    alternatives.clear();
    ends.clear();
    fork = -1;
  }

  private static Glob.State jump(List<Integer> targets) {
    return new Glob.State(letter -> false, 0, List.copyOf(targets));
  }

  /** A class of letters, of which none is a slash. */
  private IntPredicate bracket() {
    boolean negated = take('!');
    List<int[]> ranges = new ArrayList<>();
    if (take('-')) {
      ranges.add(new int[] {'-', '-'});
    }
    boolean mayGoOn = false; // whether a dash makes a range of the letter before it
    while (next < letters.length && letters[next] != ']') {
      int letter = letters[next++];
      if (letter == '/') {
        throw failure("Explicit 'name separator' in class");
      }
      if (letter == '-' && !mayGoOn) {
        throw failure("Invalid range");
      }
      if (letter == '-' && next < letters.length && letters[next] != ']') {
        int[] last = ranges.get(ranges.size() - 1);
        last[1] = letters[next++];
        if (last[1] < last[0] || last[1] == '/') {
          throw failure("Invalid range");
        }
        mayGoOn = false;
      } else {
        ranges.add(new int[] {letter, letter});
        mayGoOn = true;
      }
    }
    if (!take(']') || ranges.isEmpty()) {
      throw failure("Missing ']'");
    }
    return letter -> letter != '/' && isIn(ranges, letter) != negated;
  }

  private static boolean isIn(List<int[]> ranges, int letter) {
    for (int[] range : ranges) {
      if (range[0] <= letter && letter <= range[1]) {
        return true;
      }
    }
    return false;
  }

  private boolean take(int letter) {
    boolean there = next < letters.length && letters[next] == letter;
    if (there) {
      next++;
    }
    return there;
  }

  private PatternSyntaxException failure(String problem) {
    return new PatternSyntaxException(problem, glob, next - 1);
  }

  private static boolean isInName(int letter) {
    return letter != '/';
  }
}
