// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.module.ModuleDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes module trees of recordings. */
final class RecordedTree {

  private static final String DIRECTORY = "/lib/modules/6.1.0-sim";

  private RecordedTree() {}

  /**
   * Reads a tree, given as in tree.json or as texts by the names of index files.
   *
   * @param weakdeps whether it has the file modules.weakdep, which depmod 30 does not write
   */
  static ModuleTree of(JsonNode tree, boolean weakdeps) {
    if (tree.has("modules")) {
      return described(tree, weakdeps);
    }
    Map<String, String> files = new HashMap<>();
    tree.properties().forEach(file -> files.put(file.getKey(), file.getValue().asText()));
    String release = tree.path("release").asText("6.1.0-sim");
    return ModuleTree.ofIndexFiles("/lib/modules/" + release, files);
  }

  private static ModuleTree described(JsonNode tree, boolean weakdeps) {
    ModuleTree.Builder builder =
        ModuleTree.builder().directory(tree.path("directory").asText(DIRECTORY));
    for (JsonNode module : tree.path("modules")) {
      builder.addModule(definition(module, weakdeps), module.path("path").asText());
      module
          .path("exports")
          .forEach(symbol -> builder.addSymbol(symbol.asText(), module.path("name").asText()));
    }
    tree.path("builtin").forEach(module -> builder.addBuiltIn(definition(module, weakdeps)));
    return builder.build();
  }

  private static ModuleDefinition definition(JsonNode module, boolean weakdeps) {
    List<String> needed = new ArrayList<>();
    module.path("depends").forEach(each -> needed.add(each.asText()));
    ModuleDefinition definition =
        ModuleDefinition.of(module.path("name").asText()).dependsOn(needed.toArray(String[]::new));
    for (String key :
        weakdeps ? List.of("alias", "softdep", "weakdep") : List.of("alias", "softdep")) {
      for (JsonNode value : module.path(key)) {
        definition = definition.addTag(key, value.asText());
      }
    }
    return definition;
  }
}
