// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.ModprobePlan;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.program.Console;
import dev.modparam.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The plan of a modprobe, with the origin of each word. */
@Command(
    name = "explain",
    description = {
      "Say what modprobe NAME would do, and from which line each word comes.",
      "A line with ! says what the kernel would make of a word that is not right."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  modparam explain e1000e",
      "  modparam explain --root /mnt pci:v00008086d000010D3sv*",
      "  modparam explain --config my.conf --tree /lib/modules/6.12.0 kvm nested=1"
    })
final class ExplainCommand implements Callable<Integer> {

  private final Console console;
  @Mixin private KmodOptions options;

  @Parameters(index = "0", paramLabel = "NAME", description = "A module's name or an alias.")
  private String name;

  @Parameters(
      index = "1..*",
      paramLabel = "ARG",
      description = "Parameters, as they would follow on the command line.")
  private List<String> arguments = new ArrayList<>();

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ModuleTree tree = options.tree();
    Modprobe modprobe = Modprobe.of(options.kernel(), tree, options.configuration());
    ModprobePlan plan = modprobe.resolve(name, arguments.toArray(String[]::new));
    console.out().print(plan.explain());
    boolean isTaken =
        plan.loads().stream()
            .flatMap(load -> load.words().stream())
            .allMatch(word -> word.problem().isEmpty());
    return isTaken && !plan.targets().isEmpty() ? Program.NOTHING : Program.FOUND;
  }
}
