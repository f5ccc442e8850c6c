// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.program.Console;
import dev.modparam.program.input.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** {@code depmod} as kmod does it: the text indexes of a tree of modules. */
@Command(
    name = "depmod",
    customSynopsis = "modparam depmod [--root FOLDER] [-n] [RELEASE]",
    description = {
      "Make the text indexes of a tree of modules; -n prints them.",
      "The words and options of depmod follow. Without -n files are written below the root."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  modparam depmod --root /mnt -n 6.12.0 | grep e1000e",
      "  modparam depmod --root /mnt 6.12.0"
    })
final class DepmodCommand implements Callable<Integer> {

  private final Console console;
  @Mixin private KmodOptions options;
  @Unmatched private List<String> words = new ArrayList<>();

  DepmodCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<String> all = new ArrayList<>(words);
    if (words.stream().noneMatch(word -> word.matches("[0-9].*|-V|--version"))) {
      Trees.below(options.root()).ifPresent(tree -> all.add(tree.getFileName().toString()));
    }
    return KmodOptions.print(
        console, options.commands(ModuleTree.of()).depmod(all.toArray(String[]::new)));
  }
}
