// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.program.Console;
import dev.modparam.program.Program;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** The completion of bash and zsh, made from the same model as the help texts. */
final class CompletionCommand implements Callable<Integer> {

  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("completion");
    spec.usageMessage()
        .description("Print the completion script for bash and zsh.")
        .footerHeading("%nExample:%n")
        .footer("  source <(modparam completion)");
    return spec;
  }

  @Override
  public Integer call() {
    console.out().print(AutoComplete.bash("modparam", Program.commandLine(console, "")));
    return Program.NOTHING;
  }
}
