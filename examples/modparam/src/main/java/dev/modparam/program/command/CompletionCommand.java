// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.program.Console;
import dev.modparam.program.Program;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** The completion of bash and zsh, made from the same model as the help texts. */
@Command(
    name = "completion",
    description = "Print the completion script for bash and zsh.",
    footerHeading = "%nExample:%n",
    footer = "  source <(modparam completion)")
final class CompletionCommand implements Callable<Integer> {

  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(AutoComplete.bash("modparam", Program.commandLine(console, "")));
    return Program.NOTHING;
  }
}
