// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.modprobe.depmod.DependencyOrder;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Modules that are defined in code, from which a tree is made as {@code depmod} does. */
final class DefinedModules {

  private final Map<String, ModuleDefinition> definitions = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, ModuleDefinition> builtIn = new LinkedHashMap<>();
  private final List<ModuleTree.Alias> symbols = new ArrayList<>();

  void add(ModuleDefinition definition, String file) {
    String name = definition.name();
    if (!KernelName.ofPath(file).equals(name)) {
      throw new IllegalArgumentException(
          "module " + name + " cannot be in the file " + file + ": kmod takes its name from it");
    }
    if (builtIn.containsKey(name) || definitions.putIfAbsent(name, definition) != null) {
      throw new IllegalArgumentException("module " + name + " is in the tree already");
    }
    files.put(name, file);
  }

  void addBuiltIn(ModuleDefinition definition) {
    String name = definition.name();
    if (definitions.containsKey(name) || builtIn.putIfAbsent(name, definition) != null) {
      throw new IllegalArgumentException("module " + name + " is in the tree already");
    }
  }

  void addSymbol(String symbol, String module) {
    symbols.add(new ModuleTree.Alias("symbol:" + symbol, KernelName.normalize(module)));
  }

  ModuleTree tree(String directory) {
    TreeContent content = new TreeContent(directory);
    content.direct.putAll(direct());
    DependencyOrder order = DependencyOrder.of(content.direct);
    Map<String, String> fileOf = Map.copyOf(files);
    definitions.forEach(
        (name, definition) -> {
          content.add(
              new TreeModule(
                  directory,
                  files.getOrDefault(name, name),
                  () -> order.line(name).stream().map(fileOf::get).toList(),
                  () -> definition));
          content.addDeclared(name, definition);
        });
    content.symbols.addAll(symbols);
    builtIn.values().forEach(content::addBuiltIn);
    return new ModuleTree(content);
  }

  private Map<String, List<String>> direct() {
    Map<String, List<String>> direct = new LinkedHashMap<>();
    for (ModuleDefinition definition : definitions.values()) {
      List<String> needed = new ArrayList<>(definition.dependencies());
      needed.removeIf(builtIn::containsKey);
      for (String name : needed) {
        if (!definitions.containsKey(name)) {
          throw new IllegalArgumentException(
              "module "
                  + definition.name()
                  + " depends on "
                  + name
                  + ", which is neither in the tree nor built in: add it");
        }
      }
      direct.put(definition.name(), needed);
    }
    return direct;
  }
}
