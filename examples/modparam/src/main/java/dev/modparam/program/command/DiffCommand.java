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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What changed between two kernels. */
final class DiffCommand implements Callable<Integer> {

  private final Console console;

  private final Argument<Path> before =
      Argument.of(
          Path.class,
          PositionalParamSpec.builder()
              .index("0")
              .paramLabel("TREE")
              .description("The old kernel: a tree, or a catalogue file."));

  private final Argument<Path> after =
      Argument.of(
          Path.class,
          PositionalParamSpec.builder()
              .index("1")
              .paramLabel("TREE")
              .description("The new kernel."));

  private final Argument<DocumentFormat> format =
      Argument.of(
          DocumentFormat.class,
          OptionSpec.builder("--format")
              .paramLabel("FORMAT")
              .defaultValue("text")
              .description("${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}."));

  DiffCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("diff");
    spec.usageMessage()
        .description("Show what changed between two kernels: modules and parameters.")
        .footerHeading("%nExit status: 0 no change, 1 changes, 2 could not run.%nExamples:%n")
        .footer("  modparam diff /lib/modules/6.1.0 /lib/modules/6.12.0");
    Argument.add(spec, before, after, format);
    return spec;
  }

  @Override
  public Integer call() {
    List<Change> changes =
        Change.between(
            KernelDeclarations.read(console, before.get()),
            KernelDeclarations.read(console, after.get()));
    switch (format.get()) {
      case TEXT -> ChangeList.text(console, changes);
      case JSON -> ChangeList.json(console.out(), changes);
      case MARKDOWN -> ChangeList.markdown(console.out(), changes);
    }
    return changes.isEmpty() ? Program.NOTHING : Program.FOUND;
  }
}
