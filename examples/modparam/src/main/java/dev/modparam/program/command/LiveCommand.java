// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.program.Program;
import dev.modparam.program.input.KernelDeclarations;
import dev.modparam.program.input.Machines;
import dev.modparam.program.output.LiveList;
import dev.modparam.program.output.LiveValue;
import dev.modparam.snapshot.KernelSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parameters of a machine as they are. */
@Command(
    name = "live",
    description = {
      "Show the modules and parameters of a machine, those that differ first.",
      "They differ from the defaults of --tree, or from another machine with --compare."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  modparam live --tree /lib/modules/$(uname -r)",
      "  modparam live /mnt/copy/sys/module --compare laptop.txt",
      "  modparam live --snapshot laptop.txt"
    })
final class LiveCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "SYS",
      arity = "0..1",
      defaultValue = "/sys/module",
      description = "A folder as /sys/module, which is the default, or a file with a snapshot.")
  private Path machine;

  @Option(
      names = {"--tree", "--catalog"},
      paramLabel = "FOLDER|FILE",
      description = "The modules of its kernel, which know the defaults.")
  private Path tree;

  @Option(
      names = "--compare",
      paramLabel = "OTHER",
      description = "Another machine, or another snapshot of this one.")
  private Path other;

  @Option(names = "--differing", description = "Print only what differs.")
  private boolean onlyDiffering;

  @Option(
      names = "--snapshot",
      paramLabel = "FILE",
      description = "Write the state of the machine into a file (- for standard output) instead.")
  private String snapshot;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private ShortFormat format;

  LiveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    KernelSnapshot state = Machines.read(machine);
    if (snapshot != null) {
      return write(state);
    }
    List<LiveValue> values = LiveValue.of(state, references());
    if (format == ShortFormat.JSON) {
      LiveList.json(console.out(), state, values, onlyDiffering);
    } else {
      LiveList.text(console, state, values, onlyDiffering);
    }
    boolean compared = other != null || tree != null;
    boolean found = compared && values.stream().anyMatch(LiveValue::differs);
    return found && other != null ? Program.FOUND : Program.NOTHING;
  }

  private int write(KernelSnapshot state) {
    if (snapshot.equals("-")) {
      console.out().print(state);
    } else {
      Path file = Path.of(snapshot);
      Failure.unlessRead(file, () -> Files.writeString(file, state.toString()));
    }
    return Program.NOTHING;
  }

  /** What each value is compared with, by module and parameter. */
  private Map<String, Map<String, String>> references() {
    Map<String, Map<String, String>> all = new TreeMap<>();
    if (other != null) {
      Machines.read(other).modules().forEach(each -> all.put(each.name(), LiveValue.texts(each)));
    } else if (tree != null) {
      KernelDeclarations.read(console, tree)
          .modules()
          .forEach((name, module) -> all.put(name, LiveValue.defaults(module)));
    }
    return all;
  }
}
