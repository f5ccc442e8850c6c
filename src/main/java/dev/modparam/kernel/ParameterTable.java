// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Param;
import dev.modparam.text.Excerpt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows parameters to a person: a line each with name, type, mode and value.
 *
 * <pre>
 * my_driver (LIVE)
 *   debug        bool  0644  true
 *   buffer_size  int   0444  8192
 * </pre>
 */
final class ParameterTable {

  private ParameterTable() {}

  /** Shows all modules of a kernel, the loaded ones first. */
  static String of(SimulatedKernel kernel) {
    List<LoadedModule> oldestFirst = new ArrayList<>(kernel.modules());
    Collections.reverse(oldestFirst);
    String tables =
        Stream.concat(oldestFirst.stream(), kernel.builtInModules().stream())
            .map(ParameterTable::of)
            .collect(Collectors.joining());
    return tables.isEmpty() ? "no module is loaded or built in\n" : tables;
  }

  /** Shows a module: its name and state, and a line for each parameter. */
  static String of(LoadedModule module) {
    List<Param<?>> params = module.definition().parameters();
    int names = widest(params.stream().map(Param::name));
    int types = widest(params.stream().map(param -> param.type().name()));
    StringBuilder table = new StringBuilder(module.toString()).append('\n');
    Map<String, Attribute> attributes = module.attributesByName();
    for (Param<?> param : params) {
      Attribute attribute = attributes.get(param.name());
      table.append(
          String.format(
              Locale.ROOT,
              "  %-" + names + "s  %-" + types + "s  %4s  %s\n",
              param.name(),
              param.type().name(),
              attribute == null ? "-" : String.format(Locale.ROOT, "%04o", attribute.mode()),
              Excerpt.ofSentence(String.valueOf(module.get(param)))));
    }
    return table.toString();
  }

  private static int widest(Stream<String> texts) {
    return texts.mapToInt(String::length).max().orElse(1);
  }
}
