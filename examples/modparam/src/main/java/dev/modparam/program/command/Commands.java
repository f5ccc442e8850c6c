// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.program.Console;
import dev.modparam.program.input.ReadAhead;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The table of subcommands. */
public final class Commands {

  private static final List<String> NAMES =
      List.of(
          "audit",
          "explain",
          "params",
          "live",
          "diff",
          "catalog",
          "rules",
          "shell",
          "modprobe",
          "modinfo",
          "lsmod",
          "depmod",
          "completion",
          "manual");

  private Commands() {}

  /**
   * Tells whether there is a subcommand.
   *
   * @param name its name
   * @return true if there is one
   */
  public static boolean has(String name) {
    return NAMES.contains(name);
  }

  /**
   * Returns the names of all subcommands.
   *
   * @return an immutable list in the order of the help text
   */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Adds subcommands to a command line.
   *
   * @param line the command line
   * @param console what is around the program
   * @param ahead what is being read
   * @param only the one to add; empty for all
   */
  public static void add(CommandLine line, Console console, ReadAhead ahead, String only) {
    for (String name : only.isEmpty() ? NAMES : List.of(only)) {
      line.addSubcommand(name, spec(name, console, ahead));
    }
  }

  /** A switch and no table of constructors: to link fourteen lambdas takes 10 ms. */
  private static CommandSpec spec(String name, Console console, ReadAhead ahead) {
    return switch (name) {
      case "audit" -> new AuditCommand(console, ahead).spec();
      case "explain" -> new ExplainCommand(console).spec();
      case "params" -> new ParamsCommand(console).spec();
      case "live" -> new LiveCommand(console).spec();
      case "diff" -> new DiffCommand(console).spec();
      case "catalog" -> new CatalogCommand(console).spec();
      case "rules" -> new RulesCommand(console).spec();
      case "shell" -> new ShellCommand(console).spec();
      case "modprobe" -> new ModprobeCommand(console).spec();
      case "modinfo" -> new ModinfoCommand(console).spec();
      case "lsmod" -> new LsmodCommand(console).spec();
      case "depmod" -> new DepmodCommand(console).spec();
      case "completion" -> new CompletionCommand(console).spec();
      default -> new ManualCommand(console).spec();
    };
  }
}
