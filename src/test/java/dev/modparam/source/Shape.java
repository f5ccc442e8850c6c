// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import java.util.ArrayList;
import java.util.List;

/** What a definition says, as lines: two definitions that say the same have the same lines. */
final class Shape {

  private Shape() {}

  static List<String> of(ModuleDefinition definition) {
    List<String> lines = new ArrayList<>(params(definition));
    lines.add(0, definition.name());
    definition.tags().forEach(tag -> lines.add(tag.toString()));
    return lines;
  }

  /** As {@link #of}, but with the tags in the order of their keys. */
  static List<String> sorted(ModuleDefinition definition) {
    List<String> lines = new ArrayList<>(params(definition));
    lines.add(0, definition.name());
    definition.tags().stream()
        .map(ModinfoTag::key)
        .distinct()
        .sorted()
        .forEach(key -> lines.add(key + definition.tags(key)));
    return lines;
  }

  static List<String> params(ModuleDefinition definition) {
    return definition.parameters().stream().map(param -> param(param, definition)).toList();
  }

  private static String param(Param<?> param, ModuleDefinition definition) {
    return param.name()
        + ": "
        + type(param.type())
        + (param.type() instanceof ArrayType<?> array && array.isCounted()
            ? " from " + param.initialCount().orElseThrow()
            : "")
        + " = "
        + param.defaultValue()
        + " "
        + param.permissions()
        + (param.isUnsafe() ? " unsafe" : "")
        + (param.isHardware() ? " hardware" : "")
        + param.description().map(text -> " \"" + text + "\"").orElse("")
        + sharing(param, definition);
  }

  private static String sharing(Param<?> param, ModuleDefinition definition) {
    Param<?> original = root(param);
    boolean part = param.offset() > 0 || !param.type().equals(original.type());
    String counting = param.countsWith().map(array -> " counted with " + array.name()).orElse("");
    if (param.isCounter()) {
      String at = param.offset() == 0 ? "" : " from " + param.offset();
      return " counter of " + original.name() + at;
    }
    if (part) {
      return " in " + original.name() + " from " + param.offset() + counting;
    }
    Param<?> root = root(param);
    String first =
        definition.parameters().stream()
            .filter(other -> !other.isCounter() && root(other) == root)
            .findFirst()
            .orElseThrow()
            .name();
    return first.equals(param.name()) ? "" : " same as " + first;
  }

  private static Param<?> root(Param<?> param) {
    return param.original().isPresent() ? param.original().get() : param;
  }

  private static String type(ParamType<?> type) {
    if (type instanceof ArrayType<?> array) {
      return type(array.element())
          + "["
          + array.max()
          + "]"
          + (array.isCounted() ? " counted" : "");
    }
    if (type instanceof IntegerType<?> integer) {
      return integer.expected() + (integer.isSetOnce() ? " once" : "");
    }
    return type.kind() instanceof ParamKind.Buffer buffer
        ? "string(" + buffer.size() + ")"
        : type.name();
  }
}
