// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.program.Program;
import dev.modparam.program.input.KernelDeclarations;
import dev.modparam.program.input.Machines;
import dev.modparam.program.input.NamedPath;
import dev.modparam.program.output.LiveList;
import dev.modparam.program.output.LiveValue;
import dev.modparam.snapshot.KernelSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The parameters of a machine as they are. */
final class LiveCommand implements Callable<Integer> {

  private final Console console;

  private final Argument<Path> machine =
      Argument.of(
          Path.class,
          PositionalParamSpec.builder()
              .paramLabel("SYS")
              .arity("0..1")
              .defaultValue("/sys/module")
              .description(
                  "A folder as /sys/module, which is the default, or a file with a snapshot."));

  private final Argument<Path> tree =
      Argument.of(
          Path.class,
          OptionSpec.builder("--tree", "--catalog")
              .paramLabel("FOLDER|FILE")
              .description("The modules of its kernel, which know the defaults."));

  private final Argument<Path> other =
      Argument.of(
          Path.class,
          OptionSpec.builder("--compare")
              .paramLabel("OTHER")
              .description("Another machine, or another snapshot of this one."));

  private final Argument<Boolean> onlyDiffering =
      Argument.flag(OptionSpec.builder("--differing").description("Print only what differs."));

  private final Argument<String> snapshot =
      Argument.of(
          String.class,
          OptionSpec.builder("--snapshot")
              .paramLabel("FILE")
              .description(
                  "Write the state of the machine into a file (- for standard output) instead."));

  private final Argument<ShortFormat> format =
      Argument.of(
          ShortFormat.class,
          OptionSpec.builder("--format")
              .paramLabel("FORMAT")
              .defaultValue("text")
              .description("${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}."));

  LiveCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("live");
    spec.usageMessage()
        .description(
            "Show the modules and parameters of a machine, those that differ first.",
            "They differ from the defaults of --tree, or from another machine with --compare.")
        .footerHeading("%nExamples:%n")
        .footer(
            "  modparam live --tree /lib/modules/$(uname -r)",
            "  modparam live /mnt/copy/sys/module --compare laptop.txt",
            "  modparam live --snapshot laptop.txt");
    Argument.add(spec, machine, tree, other, onlyDiffering, snapshot, format);
    return spec;
  }

  @Override
  public Integer call() {
    KernelSnapshot state = Machines.read(machine.get());
    if (snapshot.find().isPresent()) {
      return write(state, snapshot.get());
    }
    List<LiveValue> values = LiveValue.of(state, references());
    if (format.get() == ShortFormat.JSON) {
      LiveList.json(console.out(), state, values, onlyDiffering.get());
    } else {
      LiveList.text(console, state, values, onlyDiffering.get());
    }
    boolean compared = other.find().isPresent() || tree.find().isPresent();
    boolean found = compared && values.stream().anyMatch(LiveValue::differs);
    return found && other.find().isPresent() ? Program.FOUND : Program.NOTHING;
  }

  private int write(KernelSnapshot state, String target) {
    if (target.equals("-")) {
      console.out().print(state);
    } else {
      Path file = NamedPath.of(target);
      Failure.unlessRead(file, () -> Files.writeString(file, state.toString()));
    }
    return Program.NOTHING;
  }

  /** What each value is compared with, by module and parameter. */
  private Map<String, Map<String, String>> references() {
    Map<String, Map<String, String>> all = new TreeMap<>();
    if (other.find().isPresent()) {
      Machines.read(other.get())
          .modules()
          .forEach(each -> all.put(each.name(), LiveValue.texts(each)));
    } else if (tree.find().isPresent()) {
      KernelDeclarations.read(console, tree.get())
          .modules()
          .forEach((name, module) -> all.put(name, LiveValue.defaults(module)));
    }
    return all;
  }
}
