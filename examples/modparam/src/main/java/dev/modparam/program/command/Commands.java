// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.program.Console;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** The table of subcommands. */
public final class Commands {

  private static final Map<String, Function<Console, Object>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("audit", AuditCommand::new);
    ALL.put("explain", ExplainCommand::new);
    ALL.put("params", ParamsCommand::new);
    ALL.put("live", LiveCommand::new);
    ALL.put("diff", DiffCommand::new);
    ALL.put("catalog", CatalogCommand::new);
    ALL.put("rules", RulesCommand::new);
    ALL.put("shell", ShellCommand::new);
    ALL.put("modprobe", ModprobeCommand::new);
    ALL.put("modinfo", ModinfoCommand::new);
    ALL.put("lsmod", LsmodCommand::new);
    ALL.put("depmod", DepmodCommand::new);
    ALL.put("completion", CompletionCommand::new);
    ALL.put("manual", ManualCommand::new);
  }

  private Commands() {}

  /**
   * Tells whether there is a subcommand.
   *
   * @param name its name
   * @return true if there is one
   */
  public static boolean has(String name) {
    return ALL.containsKey(name);
  }

  /**
   * Returns the names of all subcommands.
   *
   * @return an immutable list in the order of the help text
   */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * Adds subcommands to a command line.
   *
   * @param line the command line
   * @param console what is around the program
   * @param only the one to add; empty for all
   */
  public static void add(CommandLine line, Console console, String only) {
    ALL.forEach(
        (name, make) -> {
          if (only.isEmpty() || only.equals(name)) {
            line.addSubcommand(name, make.apply(console));
          }
        });
  }
}
