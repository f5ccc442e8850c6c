// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.audit.Rule;
import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.program.Program;
import dev.modparam.program.output.Json;
import dev.modparam.program.output.RulePages;
import dev.modparam.program.output.Table;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rules of the audit and their pages. */
@Command(
    name = "rules",
    description = "List the rules of the audit, or print the pages of some.",
    footerHeading = "%nExamples:%n",
    footer = {"  modparam rules", "  modparam rules MP402", "  modparam rules --format json"})
final class RulesCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "RULE",
      arity = "0..*",
      description = "Numbers, beginnings such as MP4, or names.")
  private List<String> names = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private ShortFormat format;

  RulesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    for (String name : names) {
      if (selected(List.of(name)).isEmpty()) {
        throw new Failure(name + ": there is no such rule; modparam rules lists them");
      }
    }
    List<Rule> rules = names.isEmpty() ? Rule.all() : selected(names);
    if (format == ShortFormat.JSON) {
      json(rules);
    } else if (names.isEmpty()) {
      table(rules);
    } else {
      rules.forEach(rule -> console.out().print(RulePages.of(rule)));
    }
    return Program.NOTHING;
  }

  private static List<Rule> selected(List<String> names) {
    return Rule.all().stream()
        .filter(
            rule ->
                names.stream()
                    .anyMatch(
                        name ->
                            rule.name().equals(name)
                                || rule.id().startsWith(name.toUpperCase(Locale.ROOT))))
        .toList();
  }

  private void table(List<Rule> rules) {
    Table table = new Table("rule", "name", "severity", "why");
    rules.forEach(rule -> table.add(rule.id(), rule.name(), rule.severity().word(), rule.reason()));
    table.lines(console.width()).forEach(console.out()::println);
  }

  private void json(List<Rule> rules) {
    Json.report(
        console.out(),
        json -> {
          json.writeArrayFieldStart("rules");
          for (Rule rule : rules) {
            json.writeStartObject();
            json.writeStringField("rule", rule.id());
            json.writeStringField("name", rule.name());
            json.writeStringField("severity", rule.severity().word());
            json.writeStringField("reason", rule.reason());
            json.writeStringField("example", rule.example());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
