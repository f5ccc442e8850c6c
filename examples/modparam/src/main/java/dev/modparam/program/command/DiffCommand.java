// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.program.Console;
import dev.modparam.program.Program;
import dev.modparam.program.input.KernelDeclarations;
import dev.modparam.program.output.Change;
import dev.modparam.program.output.ChangeList;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changed between two kernels. */
@Command(
    name = "diff",
    description = "Show what changed between two kernels: modules and parameters.",
    footerHeading = "%nExit status: 0 no change, 1 changes, 2 could not run.%nExamples:%n",
    footer = {"  modparam diff /lib/modules/6.1.0 /lib/modules/6.12.0"})
final class DiffCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "TREE",
      description = "The old kernel: a tree, or a catalogue file.")
  private Path before;

  @Parameters(index = "1", paramLabel = "TREE", description = "The new kernel.")
  private Path after;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private DocumentFormat format;

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Change> changes =
        Change.between(
            KernelDeclarations.read(console, before), KernelDeclarations.read(console, after));
    switch (format) {
      case TEXT -> ChangeList.text(console, changes);
      case JSON -> ChangeList.json(console.out(), changes);
      case MARKDOWN -> ChangeList.markdown(console.out(), changes);
    }
    return changes.isEmpty() ? Program.NOTHING : Program.FOUND;
  }
}
