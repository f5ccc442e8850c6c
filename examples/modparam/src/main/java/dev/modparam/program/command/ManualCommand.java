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
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The manual pages, for packages. */
@Command(name = "manual", hidden = true, description = "Write the manual pages into a folder.")
final class ManualCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FOLDER", description = "Where the pages go, such as man/man1.")
  private Path folder;

  ManualCommand(Console console) {
    this.console = console;
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
    Path file = folder.resolve(ManualPage.name(command) + ".1");
    Failure.unlessRead(file, () -> Files.writeString(file, ManualPage.of(command)));
  }
}
