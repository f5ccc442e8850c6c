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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The rules of the audit and their pages. */
final class RulesCommand implements Callable<Integer> {

  private final Console console;

  private final Argument<List<String>> names =
      Argument.list(
          String.class,
          PositionalParamSpec.builder()
              .paramLabel("RULE")
              .arity("0..*")
              .description("Numbers, beginnings such as MP4, or names."));

  private final Argument<ShortFormat> format =
      Argument.of(
          ShortFormat.class,
          OptionSpec.builder("--format")
              .paramLabel("FORMAT")
              .defaultValue("text")
              .description("${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}."));

  RulesCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("rules");
    spec.usageMessage()
        .description("List the rules of the audit, or print the pages of some.")
        .footerHeading("%nExamples:%n")
        .footer("  modparam rules", "  modparam rules MP402", "  modparam rules --format json");
    Argument.add(spec, names, format);
    return spec;
  }

  @Override
  public Integer call() {
    List<String> wanted = names.get();
    for (String name : wanted) {
      if (selected(List.of(name)).isEmpty()) {
        throw new Failure(name + ": there is no such rule; modparam rules lists them");
      }
    }
    List<Rule> rules = wanted.isEmpty() ? Rule.all() : selected(wanted);
    if (format.get() == ShortFormat.JSON) {
      json(rules);
    } else if (wanted.isEmpty()) {
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
