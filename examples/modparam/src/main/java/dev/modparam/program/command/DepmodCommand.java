// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.program.Console;
import dev.modparam.program.input.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code depmod} as kmod does it: the text indexes of a tree of modules. */
final class DepmodCommand implements Callable<Integer> {

  private final Console console;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("depmod");
  private final KmodOptions options = new KmodOptions();

  DepmodCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    spec.usageMessage()
        .customSynopsis("modparam depmod [--root FOLDER] [-n] [RELEASE]")
        .description(
            "Make the text indexes of a tree of modules; -n prints them.",
            "The words and options of depmod follow. Without -n files are written below the root.")
        .footerHeading("%nExamples:%n")
        .footer(
            "  modparam depmod --root /mnt -n 6.12.0 | grep e1000e",
            "  modparam depmod --root /mnt 6.12.0");
    spec.parser().unmatchedArgumentsAllowed(true);
    options.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() {
    List<String> words = spec.commandLine().getUnmatchedArguments();
    List<String> all = new ArrayList<>(words);
    if (words.stream().noneMatch(word -> word.matches("[0-9].*|-V|--version"))) {
      Trees.below(options.root()).ifPresent(tree -> all.add(tree.getFileName().toString()));
    }
    return KmodOptions.print(
        console, options.commands(ModuleTree.of()).depmod(all.toArray(String[]::new)));
  }
}
