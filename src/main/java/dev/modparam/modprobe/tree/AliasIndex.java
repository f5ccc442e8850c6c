// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.text.FnmatchIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an index, found by a word. They are sorted by the two letters with which they start,
 * and those of two letters are made ready when such a word is looked for: most of the many aliases
 * of a kernel stand for devices, and who judges a configuration asks for few others.
 */
final class AliasIndex {

  /** As many lines as are not worth sorting. */
  private static final int FEW = 500;

  private static final int STARTS = 1 << 14;

  /** What does not start with two letters that stand for themselves, and may match any word. */
  private static final int ANY = 0;

  private final List<ModuleTree.Alias> lines;
  private @Nullable Starts starts;
  private final Map<Integer, FnmatchIndex<String>> indexes = new ConcurrentHashMap<>();

  AliasIndex(List<ModuleTree.Alias> lines) {
    this.lines = List.copyOf(lines);
  }

  List<ModuleTree.Alias> lines() {
    return lines;
  }

  List<String> modulesFor(String word) {
    if (lines.size() <= FEW || starts().hasAny()) {
      return find(ANY, lines, word);
    }
    int start = start(word);
    return find(start, starts().lines(start), word);
  }

  private List<String> find(int start, List<ModuleTree.Alias> alike, String word) {
    return alike.isEmpty()
        ? List.of()
        : indexes.computeIfAbsent(start, key -> indexOf(alike)).all(word);
  }

  private static FnmatchIndex<String> indexOf(List<ModuleTree.Alias> lines) {
    FnmatchIndex<String> index = FnmatchIndex.ofAliases();
    for (ModuleTree.Alias line : lines) {
      index.add(line.pattern(), line.module());
    }
    return index;
  }

  private synchronized Starts starts() {
    Starts made = starts;
    if (made == null) {
      made = new Starts(lines);
      starts = made;
    }
    return made;
  }

  /** The lines sorted by how they start: counted first, then each put into its place. */
  private static final class Starts {

    private final ModuleTree.Alias[] sorted;
    private final int[] ends = new int[STARTS];

    Starts(List<ModuleTree.Alias> lines) {
      this.sorted = new ModuleTree.Alias[lines.size()];
      int[] starts = new int[sorted.length];
      for (int i = 0; i < starts.length; i++) {
        starts[i] = start(lines.get(i).pattern());
        ends[starts[i]]++;
      }
      for (int i = 1; i < STARTS; i++) {
        ends[i] += ends[i - 1];
      }
      int[] next = ends.clone();
      for (int i = starts.length - 1; i >= 0; i--) {
        sorted[--next[starts[i]]] = lines.get(i);
      }
    }

    /** Whether there are lines that could match any word. */
    boolean hasAny() {
      return ends[ANY] > 0;
    }

    List<ModuleTree.Alias> lines(int start) {
      int from = start == 0 ? 0 : ends[start - 1];
      return Arrays.asList(sorted).subList(from, ends[start]);
    }
  }

  /** The first two letters, if they are of ASCII and stand for themselves. */
  private static int start(String text) {
    return text.length() > 1 && isPlain(text.charAt(0)) && isPlain(text.charAt(1))
        ? text.charAt(0) << 7 | text.charAt(1)
        : ANY;
  }

  private static boolean isPlain(char letter) {
    return switch (letter) {
      case '*', '?', '[', '\\' -> false;
      default -> letter > ' ' && letter < 0x7f;
    };
  }
}
