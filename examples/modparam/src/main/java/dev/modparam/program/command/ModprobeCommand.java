// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.program.Console;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code modprobe} as kmod prints it, of which nothing is done. */
final class ModprobeCommand implements Callable<Integer> {

  private static final Set<String> LOOKING =
      Set.of(
          "--dry-run",
          "--show",
          "--show-depends",
          "--showconfig",
          "--show-config",
          "--resolve-alias",
          "--show-alias",
          "--show-modversions",
          "--show-exports",
          "--dump-modversions",
          "--version");

  private final Console console;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("modprobe");
  private final KmodOptions options = new KmodOptions();

  ModprobeCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    spec.usageMessage()
        .customSynopsis("modparam modprobe [--root FOLDER] [--tree FOLDER] ... -n WORD [ARG...]")
        .description(
            "Print what modprobe prints; the words and options of modprobe follow.",
            "Nothing is loaded, so one of -n, -D, -c, -R or their long forms must be among them.")
        .footerHeading("%nExamples:%n")
        .footer(
            "  modparam modprobe -n -v e1000e",
            "  modparam modprobe --root /mnt --kmod 34 -D e1000e debug=3");
    spec.parser().unmatchedArgumentsAllowed(true);
    options.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() {
    List<String> words = spec.commandLine().getUnmatchedArguments();
    if (words.stream().noneMatch(ModprobeCommand::isLooking)) {
      throw new ParameterException(
          spec.commandLine(), "nothing is loaded here: give -n, or use modparam shell");
    }
    return KmodOptions.print(
        console, options.commands(options.tree()).modprobe(words.toArray(String[]::new)));
  }

  /** Whether a word asks modprobe to show something and do nothing. */
  private static boolean isLooking(String word) {
    return LOOKING.contains(word) || word.matches("-[a-zA-Z]*[nDcRV][a-zA-Z]*");
  }
}
