// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.text.FnmatchIndex;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines of an index, found by a word. They are sorted by the two letters with which they start,
 * and those of two letters are made ready when such a word is looked for: most of the many aliases
 * of a kernel stand for devices, and who judges a configuration asks for few others.
 */
final class AliasIndex {

  private static final int ANY = -1;

  private final List<ModuleTree.Alias> lines;
  private final Map<Integer, FnmatchIndex<String>> modules = new ConcurrentHashMap<>();

  /** Whether a word meets only patterns that start as it does. */
  private final boolean isSorted;

  AliasIndex(List<ModuleTree.Alias> lines) {
    this.lines = List.copyOf(lines);
    boolean areAllPlain = true;
    for (ModuleTree.Alias line : this.lines) {
      areAllPlain &= start(line.pattern()) != ANY;
    }
    this.isSorted = areAllPlain;
  }

  List<ModuleTree.Alias> lines() {
    return lines;
  }

  List<String> modulesFor(String word) {
    int start = isSorted ? start(word) : ANY;
    return isSorted && start == ANY
        ? List.of()
        : modules.computeIfAbsent(start, this::startingWith).all(word);
  }

  private FnmatchIndex<String> startingWith(int start) {
    FnmatchIndex<String> index = FnmatchIndex.ofAliases();
    for (ModuleTree.Alias line : lines) {
      if (start == ANY || start(line.pattern()) == start) {
        index.add(line.pattern(), line.module());
      }
    }
    return index;
  }

  /** The first two letters, if they are of ASCII and stand for themselves. */
  private static int start(String text) {
    return text.length() > 1 && isPlain(text.charAt(0)) && isPlain(text.charAt(1))
        ? text.charAt(0) << 7 | text.charAt(1)
        : ANY;
  }

  private static boolean isPlain(char letter) {
    return letter > ' ' && letter < 0x7f && "*?[\\".indexOf(letter) < 0;
  }
}
