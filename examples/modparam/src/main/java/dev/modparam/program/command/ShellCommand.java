// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.program.input.Machines;
import dev.modparam.program.input.ModuleSource;
import dev.modparam.program.input.Trees;
import dev.modparam.program.shell.ShellSession;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A prompt of a simulated machine. */
final class ShellCommand implements Callable<Integer> {

  private final Console console;

  private final Argument<Boolean> demo =
      Argument.flag(
          OptionSpec.builder("--demo")
              .description("A machine with my_driver, and a lesson of ten steps."));

  private final Argument<Path> machine =
      Argument.of(
          Path.class,
          OptionSpec.builder("--machine")
              .paramLabel("SNAPSHOT|SYS")
              .description("A machine as it was recorded, or a folder as /sys/module."));

  private final Argument<Path> tree =
      Argument.of(
          Path.class,
          OptionSpec.builder("--tree", "--catalog")
              .paramLabel("FOLDER|FILE")
              .description("The modules of a kernel; by default that of the running one."));

  private final Argument<String> script =
      Argument.of(
          String.class,
          OptionSpec.builder("-c")
              .paramLabel("SCRIPT")
              .description("Run lines instead of reading them."));

  ShellCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("shell");
    spec.usageMessage()
        .description(
            "A root prompt of a simulated machine, where nothing can break.",
            "Without a terminal it reads a script from standard input.")
        .footerHeading("%nExamples:%n")
        .footer(
            "  modparam shell --demo",
            "  modparam shell --tree /lib/modules/6.12.0 -c 'modprobe e1000e; dmesg'");
    spec.addArgGroup(
        ArgGroupSpec.builder()
            .addArg(demo.spec())
            .addArg(machine.spec())
            .addArg(tree.spec())
            .build());
    Argument.add(spec, script);
    return spec;
  }

  @Override
  public Integer call() {
    ShellSession session = session();
    return script.find().isPresent() ? session.run(console, script.get()) : session.run(console);
  }

  private ShellSession session() {
    if (demo.find().orElse(false)) {
      return ShellSession.demo();
    }
    if (machine.find().isPresent()) {
      return ShellSession.of(Machines.read(machine.get()));
    }
    Path folder =
        tree.find()
            .or(() -> Trees.below(Path.of("/")))
            .orElseThrow(
                () -> new Failure("there are no modules in /lib/modules: give --demo or --tree"));
    return ShellSession.of(ModuleSource.read(folder));
  }
}
