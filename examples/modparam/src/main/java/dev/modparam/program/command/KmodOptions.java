// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.command.KmodCommands;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.KernelModules;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.program.input.Machines;
import dev.modparam.program.input.ModuleSource;
import dev.modparam.program.input.ProcModules;
import dev.modparam.program.input.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where the commands of kmod, and what explains them, find a machine. */
final class KmodOptions {

  private final Argument<Path> root =
      Argument.of(
          Path.class,
          OptionSpec.builder("--root")
              .paramLabel("FOLDER")
              .defaultValue("/")
              .description(
                  "The folder that stands for /, such as that of an image; by default /."));

  private final Argument<Path> tree =
      Argument.of(
          Path.class,
          OptionSpec.builder("--tree", "--catalog")
              .paramLabel("FOLDER|FILE")
              .description(
                  "The modules: a tree, or a catalogue file; by default lib/modules/RELEASE of the"
                      + " root."));

  private final Argument<List<Path>> config =
      Argument.list(
          Path.class,
          OptionSpec.builder("--config")
              .paramLabel("PATH")
              .description("A folder or file instead of the modprobe.d folders; can be repeated."));

  private final Argument<String> cmdline =
      Argument.of(
          String.class,
          OptionSpec.builder("--cmdline")
              .paramLabel("TEXT|FILE")
              .description("The kernel command line; by default proc/cmdline below the root."));

  private final Argument<Path> machine =
      Argument.of(
          Path.class,
          OptionSpec.builder("--machine")
              .paramLabel("SNAPSHOT|SYS")
              .description(
                  "What is loaded: a snapshot, or a folder as /sys/module; by default nothing."));

  private final Argument<KmodVersion> kmod =
      Argument.of(
          KmodVersion.class,
          OptionSpec.builder("--kmod")
              .paramLabel("RELEASE")
              .defaultValue("30")
              .converters(new KmodRelease())
              .completionCandidates(new KmodRelease())
              .description("Whose rules apply: ${COMPLETION-CANDIDATES}; by default 30."));

  void addTo(CommandSpec spec) {
    Argument.add(spec, root, tree, config, cmdline, machine, kmod);
  }

  Path root() {
    Path folder = root.get();
    if (!Files.isDirectory(folder)) {
      throw Failure.noFolder(folder);
    }
    return folder;
  }

  /** The modules; an empty tree where there are none. */
  ModuleTree tree() {
    Optional<Path> folder = tree.find().or(() -> Trees.below(root()));
    return folder.map(place -> ModuleSource.read(place)).orElseGet(ModuleTree::of);
  }

  ModprobeConfig configuration() {
    ModprobeConfig.Builder builder = ModprobeConfig.builder().version(kmod.get()).root(root());
    if (config.get().isEmpty()) {
      builder.systemFolders();
    }
    for (Path path : config.get()) {
      if (!Files.isReadable(path)) {
        throw new Failure(path + ": there is no such file or folder that can be read");
      }
      builder.addPath(path);
    }
    return builder.kernelCommandLine(commandLine()).build();
  }

  private String commandLine() {
    if (cmdline.find().isEmpty()) {
      Path file = root().resolve("proc/cmdline");
      return Files.isReadable(file) ? Failure.unlessRead(file, () -> Files.readString(file)) : "";
    }
    String text = cmdline.get();
    Path file = Path.of(text.contains("\0") ? "" : text);
    return Files.isRegularFile(file)
        ? Failure.unlessRead(file, () -> Files.readString(file))
        : text;
  }

  /** The kernel to plan for: one that runs what the machine runs. */
  SimulatedKernel kernel() {
    return machine.find().map(each -> Machines.read(each).boot()).orElseGet(SimulatedKernel::new);
  }

  /** The commands of kmod; they change nothing but a simulated kernel. */
  KmodCommands commands(ModuleTree modules) {
    return commands(modules, root());
  }

  /** The same with files from another root than that of the machine. */
  KmodCommands commands(ModuleTree modules, Path files) {
    return KmodCommands.builder(KernelModules.of(kernel()))
        .addTree(modules)
        .root(files)
        .workingFolder(Path.of("").toAbsolutePath().toString())
        .config(configuration())
        .build();
  }

  /** What is loaded, as {@code lsmod} shows it. */
  KernelModules loaded() {
    return machine
        .find()
        .<KernelModules>map(each -> KernelModules.of(Machines.read(each).boot()))
        .orElseGet(() -> new ProcModules(root().resolve("proc/modules")));
  }

  static int print(Console console, KmodCommands.Output output) {
    console.out().print(output.stdout());
    console.out().flush();
    console.err().print(output.stderr());
    return output.exitStatus();
  }

  /** Releases of kmod by their numbers. */
  static final class KmodRelease
      implements picocli.CommandLine.ITypeConverter<KmodVersion>, Iterable<String> {

    @Override
    public KmodVersion convert(String number) {
      for (KmodVersion version : KmodVersion.values()) {
        if (number.equals(release(version))) {
          return version;
        }
      }
      throw new picocli.CommandLine.TypeConversionException(
          "there is no kmod " + number + " here, but " + numbers());
    }

    /** 34.2 is that of Debian; 35 is not released, and still calls itself 34. */
    private static String release(KmodVersion version) {
      return version.name().substring("KMOD_".length());
    }

    private static String numbers() {
      return Arrays.stream(KmodVersion.values())
          .map(KmodRelease::release)
          .collect(Collectors.joining(", "));
    }

    @Override
    public java.util.Iterator<String> iterator() {
      return Arrays.stream(KmodVersion.values()).map(KmodRelease::release).iterator();
    }
  }
}
