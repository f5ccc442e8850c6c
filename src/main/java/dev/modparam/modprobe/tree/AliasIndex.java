// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.text.FnmatchIndex;
import java.util.ArrayList;
import java.util.HashMap;
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

  private static final int ANY = -1;

  private final List<ModuleTree.Alias> lines;
  private @Nullable Map<Integer, List<ModuleTree.Alias>> sorted;
  private final Map<Integer, FnmatchIndex<String>> indexes = new ConcurrentHashMap<>();

  AliasIndex(List<ModuleTree.Alias> lines) {
    this.lines = List.copyOf(lines);
  }

  List<ModuleTree.Alias> lines() {
    return lines;
  }

  List<String> modulesFor(String word) {
    Map<Integer, List<ModuleTree.Alias>> byStart = sorted();
    int start = byStart.containsKey(ANY) ? ANY : start(word);
    return byStart.containsKey(start)
        ? indexes.computeIfAbsent(start, key -> indexOf(byStart.getOrDefault(key, lines))).all(word)
        : List.of();
  }

  private static FnmatchIndex<String> indexOf(List<ModuleTree.Alias> lines) {
    FnmatchIndex<String> index = FnmatchIndex.ofAliases();
    for (ModuleTree.Alias line : lines) {
      index.add(line.pattern(), line.module());
    }
    return index;
  }

  /** The lines by how they start; all under one key if some could match any word. */
  private synchronized Map<Integer, List<ModuleTree.Alias>> sorted() {
    Map<Integer, List<ModuleTree.Alias>> made = sorted;
    if (made == null) {
      made = new HashMap<>();
      for (ModuleTree.Alias line : lines) {
        made.computeIfAbsent(start(line.pattern()), key -> new ArrayList<>()).add(line);
      }
      made = made.containsKey(ANY) ? Map.of(ANY, lines) : made;
      sorted = made;
    }
    return made;
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
