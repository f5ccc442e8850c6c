// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.text.FnmatchIndex;
import java.util.List;

/** The lines of an index, found by a word. */
final class AliasIndex {

  private final List<ModuleTree.Alias> lines;
  private final FnmatchIndex<String> modules = FnmatchIndex.ofAliases();

  AliasIndex(List<ModuleTree.Alias> lines) {
    this.lines = List.copyOf(lines);
    lines.forEach(line -> modules.add(line.pattern(), line.module()));
  }

  List<ModuleTree.Alias> lines() {
    return lines;
  }

  List<String> modulesFor(String word) {
    return modules.all(word);
  }
}
