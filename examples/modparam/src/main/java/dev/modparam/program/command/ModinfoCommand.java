// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.program.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code modinfo} as kmod prints it. */
final class ModinfoCommand implements Callable<Integer> {

  private final Console console;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("modinfo");
  private final KmodOptions options = new KmodOptions();

  ModinfoCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    spec.usageMessage()
        .customSynopsis("modparam modinfo [--root FOLDER] [--tree FOLDER] [--kmod RELEASE] WORD...")
        .description("Print what modinfo prints; the words and options of modinfo follow.")
        .footerHeading("%nExamples:%n")
        .footer(
            "  modparam modinfo -p e1000e.ko.xz",
            "  modparam modinfo --tree /mnt/lib/modules/6.12.0 e1000e");
    spec.parser().unmatchedArgumentsAllowed(true);
    options.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() {
    List<String> words = spec.commandLine().getUnmatchedArguments();
    boolean onlyFiles = words.stream().allMatch(word -> word.startsWith("-") || isFile(word));
    ModuleTree tree = onlyFiles ? ModuleTree.of() : options.tree();
    return KmodOptions.print(
        console, options.commands(tree, Path.of("/")).modinfo(words.toArray(String[]::new)));
  }

  private static boolean isFile(String word) {
    return Stream.of(".ko", ".ko.gz", ".ko.xz", ".ko.zst").anyMatch(word::endsWith);
  }
}
