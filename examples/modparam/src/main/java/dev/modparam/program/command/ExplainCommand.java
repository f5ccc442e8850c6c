// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.ModprobePlan;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.program.Console;
import dev.modparam.program.Program;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The plan of a modprobe, with the origin of each word. */
final class ExplainCommand implements Callable<Integer> {

  private final Console console;
  private final KmodOptions options = new KmodOptions();

  private final Argument<String> name =
      Argument.of(
          String.class,
          PositionalParamSpec.builder()
              .index("0")
              .paramLabel("NAME")
              .description("A module's name or an alias."));

  private final Argument<List<String>> arguments =
      Argument.list(
          String.class,
          PositionalParamSpec.builder()
              .index("1..*")
              .paramLabel("ARG")
              .arity("0..*")
              .description("Parameters, as they would follow on the command line."));

  ExplainCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("explain");
    spec.usageMessage()
        .description(
            "Say what modprobe NAME would do, and from which line each word comes.",
            "A line with ! says what the kernel would make of a word that is not right.")
        .footerHeading("%nExamples:%n")
        .footer(
            "  modparam explain e1000e",
            "  modparam explain --root /mnt pci:v00008086d000010D3sv*",
            "  modparam explain --config my.conf --tree /lib/modules/6.12.0 kvm nested=1");
    options.addTo(spec);
    Argument.add(spec, name, arguments);
    return spec;
  }

  @Override
  public Integer call() {
    ModuleTree tree = options.tree();
    Modprobe modprobe = Modprobe.of(options.kernel(), tree, options.configuration());
    ModprobePlan plan = modprobe.resolve(name.get(), arguments.get().toArray(String[]::new));
    console.out().print(plan.explain());
    boolean isTaken =
        plan.loads().stream()
            .flatMap(load -> load.words().stream())
            .allMatch(word -> word.problem().isEmpty());
    return isTaken && !plan.targets().isEmpty() ? Program.NOTHING : Program.FOUND;
  }
}
