// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.output;

import dev.modparam.program.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A manual page, made from the same model as the help text. */
public final class ManualPage {

  private final StringBuilder page = new StringBuilder();
  private final CommandSpec spec;
  private final Help help;

  private ManualPage(CommandLine command) {
    this.spec = command.getCommandSpec();
    this.help = new Help(spec, Help.defaultColorScheme(Ansi.OFF));
  }

  /**
   * Returns the name of a page.
   *
   * @param command the command
   * @return such as {@code modparam-audit}
   */
  public static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName("-");
  }

  /**
   * Writes a page.
   *
   * @param command the command
   * @return the text that {@code man} formats
   */
  public static String of(CommandLine command) {
    return new ManualPage(command).write();
  }

  private String write() {
    UsageMessageSpec usage = spec.usageMessage();
    String name = spec.qualifiedName("-");
    page.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1 \"\" \"modparam ");
    page.append(Version.NUMBER).append("\" \"modparam\"\n");
    section("NAME");
    line(name + " \\- " + escaped(usage.description()[0]));
    section("SYNOPSIS");
    page.append(".nf\n");
    page.append(escaped(help.synopsis(0).stripTrailing())).append("\n.fi\n");
    section("DESCRIPTION");
    for (String text : usage.description()) {
      line(escaped(text));
    }
    arguments();
    commands();
    if (usage.footer().length > 0) {
      section("NOTES");
      page.append(".nf\n");
      page.append(escaped(help.footerHeading().strip())).append('\n');
      for (String text : usage.footer()) {
        page.append(escaped(text)).append('\n');
      }
      page.append(".fi\n");
    }
    if (spec.parent() != null) {
      section("SEE ALSO");
      line(".BR modparam (1)");
    }
    return page.toString();
  }

  private void arguments() {
    section("OPTIONS");
    for (PositionalParamSpec each : spec.positionalParameters()) {
      argument(each.paramLabel(), each);
    }
    for (OptionSpec each : spec.options()) {
      if (!each.hidden()) {
        String names = String.join(", ", each.names());
        boolean takesText = each.arity().max() > 0 && !each.usageHelp() && !each.versionHelp();
        argument(takesText ? names + "=" + each.paramLabel() : names, each);
      }
    }
  }

  private void argument(String label, ArgSpec argument) {
    page.append(".TP\n.B ").append(escaped(label)).append('\n');
    for (String text : argument.description()) {
      line(escaped(replaced(argument, text)));
    }
  }

  private static String replaced(ArgSpec argument, String text) {
    List<String> candidates = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(candidates::add);
    }
    return text.replace("${COMPLETION-CANDIDATES}", String.join(", ", candidates))
        .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
  }

  private void commands() {
    if (spec.subcommands().isEmpty()) {
      return;
    }
    section("COMMANDS");
    spec.subcommands()
        .forEach(
            (name, command) -> {
              UsageMessageSpec usage = command.getCommandSpec().usageMessage();
              if (!usage.hidden()) {
                page.append(".TP\n.BR modparam\\-").append(escaped(name)).append(" (1)\n");
                line(escaped(usage.description()[0]));
              }
            });
  }

  private void section(String title) {
    page.append(".SH ").append(title).append('\n');
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  /** A backslash, a dash, and a dot or quote at the start of a line mean something to man. */
  private static String escaped(String text) {
    String plain =
        text.replace("%n", "").replace("%%", "%").replace("\\", "\\e").replace("-", "\\-");
    return plain
        .lines()
        .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
        .reduce((first, second) -> first + "\n" + second)
        .orElse("");
  }
}
