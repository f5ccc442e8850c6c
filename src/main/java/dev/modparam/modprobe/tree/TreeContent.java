// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.binary.Modinfo;
import dev.modparam.input.Note;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What a {@link ModuleTree} is made of, while it is collected. */
final class TreeContent {

  final String directory;
  final Map<String, TreeModule> modules = new LinkedHashMap<>();

  /** The modules that each names itself; nothing for a tree of index files, which do not say. */
  final Map<String, List<String>> direct = new LinkedHashMap<>();

  final List<ModuleTree.Alias> aliases = new ArrayList<>();
  final List<ModuleTree.Alias> symbols = new ArrayList<>();
  final Set<String> builtIn = new LinkedHashSet<>();
  final List<ModuleTree.Alias> builtInAliases = new ArrayList<>();
  final Map<String, Supplier<List<String>>> builtInModinfo = new LinkedHashMap<>();
  final Map<String, Supplier<ModuleDefinition>> builtInDefinitions = new LinkedHashMap<>();
  final StringBuilder softdeps = new StringBuilder();
  final StringBuilder weakdeps = new StringBuilder();
  final List<Note> notes = new ArrayList<>();

  TreeContent(String directory) {
    this.directory = directory;
  }

  /** Returns the same in another folder. */
  TreeContent at(String otherDirectory) {
    TreeContent copy = new TreeContent(otherDirectory);
    modules.values().forEach(module -> copy.add(module.at(otherDirectory)));
    copy.direct.putAll(direct);
    copy.aliases.addAll(aliases);
    copy.symbols.addAll(symbols);
    copy.builtIn.addAll(builtIn);
    copy.builtInAliases.addAll(builtInAliases);
    copy.builtInModinfo.putAll(builtInModinfo);
    copy.builtInDefinitions.putAll(builtInDefinitions);
    copy.softdeps.append(softdeps);
    copy.weakdeps.append(weakdeps);
    copy.notes.addAll(notes);
    return copy;
  }

  Optional<Modinfo> builtInModinfo(String name) {
    return Optional.ofNullable(builtInModinfo.get(name)).map(each -> Modinfo.of(each.get()));
  }

  Optional<ModuleDefinition> builtInDefinition(String name) {
    return Optional.ofNullable(builtInDefinitions.get(name)).map(Supplier::get);
  }

  void add(TreeModule module) {
    modules.putIfAbsent(module.name(), module);
  }

  static void addAlias(List<ModuleTree.Alias> index, String pattern, String module) {
    Optional<String> name = KernelName.ofAlias(pattern);
    if (name.isPresent()) {
      index.add(new ModuleTree.Alias(name.get(), module));
    }
  }

  /** Adds what depmod finds in a module's modinfo. */
  void addDeclared(String name, ModuleDefinition definition) {
    definition.tags("alias").forEach(alias -> addAlias(aliases, alias, name));
    addLines(softdeps, "softdep", name, definition);
    addLines(weakdeps, "weakdep", name, definition);
  }

  private static void addLines(
      StringBuilder lines, String key, String name, ModuleDefinition definition) {
    for (String value : definition.tags(key)) {
      lines.append(key).append(' ').append(name).append(' ');
      lines.append(value).append('\n');
    }
  }

  void addBuiltIn(ModuleDefinition definition) {
    builtIn.add(definition.name());
    builtInDefinitions.put(definition.name(), () -> definition);
    addStrings(definition.name(), () -> definition, definition.tags("alias"));
  }

  /** Adds code that is part of the kernel, of which a definition holds the strings. */
  void addStrings(String name, Supplier<ModuleDefinition> definition, List<String> declared) {
    builtInModinfo.put(name, () -> Modinfo.of(definition.get()).strings());
    declared.forEach(alias -> addAlias(builtInAliases, alias, name));
  }
}
