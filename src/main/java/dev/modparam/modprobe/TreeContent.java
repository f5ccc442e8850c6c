// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.binary.Modinfo;
import dev.modparam.module.ModuleDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@link ModuleTree} is made of, while it is collected. */
final class TreeContent {

  final String directory;
  final Map<String, TreeModule> modules = new LinkedHashMap<>();
  final List<ModuleTree.AliasLine> aliases = new ArrayList<>();
  final List<ModuleTree.AliasLine> symbols = new ArrayList<>();
  final Set<String> builtIn = new LinkedHashSet<>();
  final List<ModuleTree.AliasLine> builtInAliases = new ArrayList<>();
  final Map<String, List<String>> builtInModinfo = new LinkedHashMap<>();
  final StringBuilder softdeps = new StringBuilder();
  final StringBuilder weakdeps = new StringBuilder();
  boolean indexed = true;

  TreeContent(String directory) {
    this.directory = directory;
  }

  void add(TreeModule module) {
    modules.putIfAbsent(module.name(), module);
  }

  void addAlias(List<ModuleTree.AliasLine> index, String pattern, String module) {
    Names.alias(pattern).ifPresent(name -> index.add(new ModuleTree.AliasLine(name, module)));
  }

  /** Adds what depmod finds in a module's modinfo. */
  void addDeclared(ModuleDefinition definition) {
    String name = definition.name();
    definition.tags("alias").forEach(alias -> addAlias(aliases, alias, name));
    addLines(softdeps, "softdep", definition);
    addLines(weakdeps, "weakdep", definition);
  }

  private static void addLines(StringBuilder lines, String key, ModuleDefinition definition) {
    for (String value : definition.tags(key)) {
      lines.append(key).append(' ').append(definition.name()).append(' ');
      lines.append(value).append('\n');
    }
  }

  void addBuiltIn(ModuleDefinition definition) {
    builtIn.add(definition.name());
    builtInModinfo.put(definition.name(), Modinfo.of(definition).strings());
    definition.tags("alias").forEach(alias -> addAlias(builtInAliases, alias, definition.name()));
  }
}
