// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.program.Program;
import dev.modparam.program.output.ManualPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual pages, for packages. */
final class ManualCommand implements Callable<Integer> {

  private final Console console;

  private final Argument<Path> folder =
      Argument.of(
          Path.class,
          PositionalParamSpec.builder()
              .paramLabel("FOLDER")
              .description("Where the pages go, such as man/man1."));

  ManualCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("manual");
    spec.usageMessage().hidden(true).description("Write the manual pages into a folder.");
    Argument.add(spec, folder);
    return spec;
  }

  @Override
  public Integer call() {
    CommandLine all = Program.commandLine(console, "");
    write(all);
    all.getSubcommands().values().stream()
        .filter(command -> !command.getCommandSpec().usageMessage().hidden())
        .forEach(this::write);
    return Program.NOTHING;
  }

  private void write(CommandLine command) {
    Path file = folder.get().resolve(ManualPage.name(command) + ".1");
    Failure.unlessRead(file, () -> Files.writeString(file, ManualPage.of(command)));
  }
}
