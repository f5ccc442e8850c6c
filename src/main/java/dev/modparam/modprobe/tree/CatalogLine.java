// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a line of a catalogue file says of a module, which no other line changes. */
final class CatalogLine {

  final String module;
  final boolean builtIn;
  final String file;
  final List<String> depends;

  /** The aliases as they are written. */
  final List<String> aliases;

  /** Those of a module with a file, as an index has them. */
  final List<ModuleTree.Alias> indexed = new ArrayList<>();

  private final Map<?, ?> values;

  private CatalogLine(String module, Map<?, ?> values) {
    this.module = module;
    this.values = values;
    this.builtIn = values.containsKey("builtin") && !Boolean.FALSE.equals(values.get("builtin"));
    this.file =
        values.get("file") instanceof String given && KernelName.ofPath(given).equals(module)
            ? given
            : "kernel/" + module + ".ko";
    this.depends = texts("depends");
    this.aliases = texts("aliases");
    if (!builtIn) {
      for (String alias : aliases) {
        TreeContent.addAlias(indexed, alias, module);
      }
    }
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it names no module, or declares a wrong parameter of
   *     built-in code
   */
  static CatalogLine of(Map<?, ?> values) {
    if (!(values.get("name") instanceof String name) || name.isEmpty()) {
      throw new IllegalArgumentException("a module has no \"name\"");
    }
    CatalogLine line = new CatalogLine(KernelName.normalize(name), values);
    if (line.builtIn) {
      line.params(); // a wrong one is refused at once
    }
    return line;
  }

  /** Whether the line tells what parameters the module has. */
  boolean hasParameters() {
    return values.containsKey("parameters");
  }

  /** Whether the line has all parameters of the code, and not only those that its strings name. */
  boolean isComplete() {
    return hasParameters() && !Boolean.TRUE.equals(values.get("incomplete"));
  }

  /** Whether {@code modules.builtin} lists the code. */
  boolean isListed() {
    return Boolean.TRUE.equals(values.get("builtin"));
  }

  /** What the line declares, with its parameters. */
  ModuleDefinition definition() {
    ModuleDefinition definition = ModuleDefinition.of(module, params());
    for (String alias : aliases) {
      definition = definition.addTag("alias", alias);
    }
    for (String key : List.of("softdep", "weakdep")) {
      for (String value : texts(key)) {
        definition = definition.addTag(key, value);
      }
    }
    if (values.get("description") instanceof String description) {
      definition = definition.description(description);
    }
    return depends.isEmpty() ? definition : definition.dependsOn(depends.toArray(String[]::new));
  }

  private List<Param<?>> params() {
    List<Param<?>> params = new ArrayList<>();
    Set<String> names = new HashSet<>();
    if (values.get("parameters") instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> param) {
          Param<?> read = CatalogParam.read(param);
          if (names.add(KernelName.normalize(read.name()))) {
            params.add(read); // a second one of that name is never reached
          }
        }
      }
    }
    return params;
  }

  /** Returns the texts of a key that has one, or a list of them. */
  List<String> texts(String key) {
    @Nullable Object value = values.get(key);
    if (value instanceof String text) {
      return text.isEmpty() ? List.of() : List.of(text);
    }
    if (!(value instanceof List<?> list)) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(list.size());
    for (Object each : list) {
      if (each instanceof String text) {
        texts.add(text);
      }
    }
    return texts;
  }
}
