// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.program.input.Machines;
import dev.modparam.program.input.ModuleSource;
import dev.modparam.program.input.Trees;
import dev.modparam.program.shell.ShellSession;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A prompt of a simulated machine. */
@Command(
    name = "shell",
    description = {
      "A root prompt of a simulated machine, where nothing can break.",
      "Without a terminal it reads a script from standard input."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  modparam shell --demo",
      "  modparam shell --tree /lib/modules/6.12.0 -c 'modprobe e1000e; dmesg'"
    })
final class ShellCommand implements Callable<Integer> {

  private final Console console;

  @ArgGroup private Which which = new Which();

  static final class Which {

    @Option(names = "--demo", description = "A machine with my_driver, and a lesson of ten steps.")
    private boolean demo;

    @Option(
        names = "--machine",
        paramLabel = "SNAPSHOT|SYS",
        description = "A machine as it was recorded, or a folder as /sys/module.")
    private Path machine;

    @Option(
        names = {"--tree", "--catalog"},
        paramLabel = "FOLDER|FILE",
        description = "The modules of a kernel; by default that of the running one.")
    private Path tree;
  }

  @Option(names = "-c", paramLabel = "SCRIPT", description = "Run lines instead of reading them.")
  private String script;

  ShellCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ShellSession session = session();
    return script == null ? session.run(console) : session.run(console, script);
  }

  private ShellSession session() {
    if (which.demo) {
      return ShellSession.demo();
    }
    if (which.machine != null) {
      return ShellSession.of(Machines.read(which.machine));
    }
    Path folder =
        Optional.ofNullable(which.tree)
            .or(() -> Trees.below(Path.of("/")))
            .orElseThrow(
                () -> new Failure("there are no modules in /lib/modules: give --demo or --tree"));
    return ShellSession.of(ModuleSource.read(folder));
  }
}
