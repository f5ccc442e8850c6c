// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modinfo;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters of a module in columns. */
final class Table {

  private static final int WIDEST = 40;

  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Makes the rows.
   *
   * @param origins where each parameter was found
   * @param unknown the parameters whose default is not known
   */
  Table(ModuleDefinition definition, Map<String, String> origins, Set<String> unknown) {
    rows.add(List.of("parameter", "type", "mode", "default", "limits", "from"));
    for (Param<?> param : definition.parameters()) {
      rows.add(
          List.of(
              param.name(),
              param.type().name().isEmpty() ? "?" : param.type().name(),
              param.permissions().toString() + flags(param),
              unknown.contains(param.name()) ? "?" : cut(param.defaultText().strip()),
              limits(param.type()),
              origins.getOrDefault(param.name(), "")));
    }
  }

  private static String flags(Param<?> param) {
    return (param.isUnsafe() ? " unsafe" : "") + (param.isHardware() ? " hw" : "");
  }

  private static String limits(ParamType<?> type) {
    if (type instanceof IntegerType<?> integer) {
      return text(integer, integer.min()) + " to " + text(integer, integer.max());
    }
    if (type instanceof ArrayType<?> array) {
      return (array.isCounted() ? "up to " : "") + array.max() + " elements";
    }
    int buffer = ParamTypes.bufferSize(type);
    return buffer > 0 ? (buffer - 1) + " bytes" : "";
  }

  private static String text(IntegerType<?> type, Number value) {
    return type.isSigned() ? value.toString() : Long.toUnsignedString(value.longValue());
  }

  private static String cut(String text) {
    String line = text.replace("\n", "\\n");
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
