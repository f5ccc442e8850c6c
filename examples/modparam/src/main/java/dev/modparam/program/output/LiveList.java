// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.output;

import dev.modparam.program.Console;
import dev.modparam.snapshot.KernelSnapshot;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The state of a machine as text and JSON. */
public final class LiveList {

  private LiveList() {}

  /**
   * Prints what differs, then all modules.
   *
   * @param console where to
   * @param state the machine
   * @param values its values
   * @param onlyDiffering whether to leave out the modules
   */
  public static void text(
      Console console, KernelSnapshot state, List<LiveValue> values, boolean onlyDiffering) {
    PrintStream out = console.out();
    int width = console.width();
    List<LiveValue> differing = values.stream().filter(LiveValue::differs).toList();
    if (!differing.isEmpty()) {
      Table table = new Table("differs", "is", "is not");
      for (LiveValue each : differing) {
        table.add(each.module() + "." + each.parameter(), each.text(), each.reference().orElse(""));
      }
      List<String> lines = table.lines(width);
      out.println(console.style().bold(lines.get(0)));
      lines.stream().skip(1).forEach(out::println);
    }
    if (onlyDiffering) {
      return;
    }
    Map<String, List<LiveValue>> byModule =
        values.stream().collect(Collectors.groupingBy(LiveValue::module));
    String gap = differing.isEmpty() ? "" : "\n";
    for (KernelSnapshot.Module module : state.modules()) {
      out.print(gap);
      gap = "";
      out.println(console.style().bold(module.name()) + console.style().faint(facts(module)));
      Table table = new Table("", "", "");
      byModule
          .getOrDefault(module.name(), List.of())
          .forEach(
              each -> table.add(each.parameter(), String.format("%04o", each.mode()), each.text()));
      table.lines(width - 2).stream().skip(1).forEach(line -> out.println("  " + line));
    }
  }

  private static String facts(KernelSnapshot.Module module) {
    StringBuilder facts = new StringBuilder();
    if (module.builtIn()) {
      facts.append("  built in");
    }
    if (module.version() != null) {
      facts.append("  version ").append(module.version());
    }
    if (!module.taint().isEmpty()) {
      facts.append("  taints ").append(module.taint());
    }
    return facts.toString();
  }

  /**
   * Prints all that is known.
   *
   * @param out where to
   * @param state the machine
   * @param values its values
   * @param onlyDiffering whether to leave out what does not differ
   */
  public static void json(
      PrintStream out, KernelSnapshot state, List<LiveValue> values, boolean onlyDiffering) {
    Map<String, List<LiveValue>> byModule =
        values.stream()
            .filter(each -> each.differs() || !onlyDiffering)
            .collect(Collectors.groupingBy(LiveValue::module));
    Json.report(
        out,
        json -> {
          json.writeArrayFieldStart("modules");
          for (KernelSnapshot.Module module : state.modules()) {
            if (onlyDiffering && !byModule.containsKey(module.name())) {
              continue;
            }
            json.writeStartObject();
            json.writeStringField("name", module.name());
            json.writeBooleanField("builtIn", module.builtIn());
            json.writeArrayFieldStart("parameters");
            for (LiveValue each : byModule.getOrDefault(module.name(), List.of())) {
              json.writeStartObject();
              json.writeStringField("name", each.parameter());
              json.writeStringField("mode", String.format("%04o", each.mode()));
              json.writeStringField(each.isRead() ? "value" : "error", each.text());
              if (each.reference().isPresent()) {
                json.writeStringField("reference", each.reference().get());
                json.writeBooleanField("differs", each.differs());
              }
              json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
