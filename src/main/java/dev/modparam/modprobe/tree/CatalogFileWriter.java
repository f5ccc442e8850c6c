// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.binary.Modinfo;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.text.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Writes the lines of a catalogue file. */
final class CatalogFileWriter {

  private final ModuleTree tree;
  private final Map<String, List<String>> aliases = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  CatalogFileWriter(ModuleTree tree) {
    this.tree = tree;
    for (ModuleTree.Alias line : tree.aliases()) {
      aliases.computeIfAbsent(line.module(), name -> new ArrayList<>()).add(line.pattern());
    }
  }

  String write() {
    text.append("{\"modparam-catalog\":").append(TreeCatalog.VERSION);
    text.append(",\"release\":").append(JsonText.quote(tree.release())).append("}\n");
    for (TreeModule module : tree.modules()) {
      write(module);
    }
    for (String name : new TreeSet<>(tree.builtIn())) {
      builtIn(name, true);
    }
    for (String name : new TreeSet<>(tree.content.builtInModinfo.keySet())) {
      if (!tree.builtIn().contains(name)) {
        builtIn(name, false);
      }
    }
    return text.toString();
  }

  private void write(TreeModule module) {
    text.append("{\"name\":").append(JsonText.quote(module.name()));
    text.append(",\"file\":").append(JsonText.quote(module.file()));
    try {
      ModuleDefinition definition = module.definition();
      list("depends", definition.dependencies());
      list("aliases", aliasesOf(module.name()));
      declared(definition);
      if (module.isDeclared()) {
        parameters(definition);
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      list("depends", module.dependencies());
      list("aliases", aliasesOf(module.name()));
    }
    text.append("}\n");
  }

  private List<String> aliasesOf(String module) {
    return aliases.getOrDefault(module, List.of());
  }

  /**
   * Writes code that is part of the kernel; only what has a file name can be a module elsewhere.
   */
  private void builtIn(String name, boolean isModule) {
    Optional<ModuleDefinition> definition = tree.builtInDefinition(name);
    text.append("{\"name\":").append(JsonText.quote(name));
    text.append(isModule ? ",\"builtin\":true" : ",\"builtin\":\"code\"");
    try {
      Optional<Modinfo> strings = tree.builtInModinfo(name);
      list("aliases", strings.map(each -> each.values("alias")).orElse(List.of()));
      if (definition.isPresent()) {
        parameters(definition.get());
      } else if (strings.isPresent()) {
        text.append(",\"incomplete\":true");
        parameters(strings.get().definition(name));
      }
    } catch (IllegalArgumentException unreadable) {
      // Its name is all that is known.
    }
    text.append("}\n");
  }

  private void declared(ModuleDefinition definition) {
    for (String key : List.of("description", "softdep", "weakdep")) {
      List<String> values = definition.tags(key);
      if (values.size() == 1) {
        text.append(",\"").append(key).append("\":").append(JsonText.quote(values.get(0)));
      } else {
        list(key, values);
      }
    }
  }

  private void parameters(ModuleDefinition definition) {
    text.append(",\"parameters\":[");
    boolean first = true;
    for (Param<?> param : definition.parameters()) {
      text.append(first ? "" : ",");
      CatalogParam.write(param, text);
      first = false;
    }
    text.append(']');
  }

  private void list(String key, List<String> values) {
    if (!values.isEmpty()) {
      text.append(",\"").append(key).append("\":[");
      for (int i = 0; i < values.size(); i++) {
        text.append(i == 0 ? "" : ",").append(JsonText.quote(values.get(i)));
      }
      text.append(']');
    }
  }
}
