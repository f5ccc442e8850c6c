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
import dev.modparam.snapshot.KernelSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Where the commands of kmod, and what explains them, find a machine. */
final class KmodOptions {

  @Option(
      names = "--root",
      paramLabel = "FOLDER",
      defaultValue = "/",
      description = "The folder that stands for /, such as that of an image; by default /.")
  private Path root;

  @Option(
      names = {"--tree", "--catalog"},
      paramLabel = "FOLDER|FILE",
      description =
          "The modules: a tree, or a catalogue file; by default lib/modules/RELEASE of the root.")
  private Path tree;

  @Option(
      names = "--config",
      paramLabel = "PATH",
      description = "A folder or file instead of the modprobe.d folders; can be repeated.")
  private List<Path> config = new ArrayList<>();

  @Option(
      names = "--cmdline",
      paramLabel = "TEXT|FILE",
      description = "The kernel command line; by default proc/cmdline below the root.")
  private String cmdline;

  @Option(
      names = "--machine",
      paramLabel = "SNAPSHOT|SYS",
      description = "What is loaded: a snapshot, or a folder as /sys/module; by default nothing.")
  private Path machine;

  @Option(
      names = "--kmod",
      paramLabel = "RELEASE",
      defaultValue = "30",
      converter = KmodRelease.class,
      description = "Whose rules apply: ${COMPLETION-CANDIDATES}; by default 30.",
      completionCandidates = KmodRelease.class)
  private KmodVersion kmod;

  Path root() {
    return root;
  }

  /** The modules; an empty tree where there are none. */
  ModuleTree tree() {
    Optional<Path> folder = Optional.ofNullable(tree).or(() -> Trees.below(root));
    return folder.map(place -> ModuleSource.read(place)).orElseGet(ModuleTree::of);
  }

  ModprobeConfig configuration() {
    ModprobeConfig.Builder builder = ModprobeConfig.builder().version(kmod).root(root);
    if (config.isEmpty()) {
      builder.systemFolders();
    }
    for (Path path : config) {
      if (!Files.isReadable(path)) {
        throw new Failure(path + ": there is no such file or folder that can be read");
      }
      builder.addPath(path);
    }
    return builder.kernelCommandLine(commandLine()).build();
  }

  private String commandLine() {
    if (cmdline == null) {
      Path file = root.resolve("proc/cmdline");
      return Files.isReadable(file) ? Failure.unlessRead(file, () -> Files.readString(file)) : "";
    }
    Path file = Path.of(cmdline.contains("\0") ? "" : cmdline);
    return Files.isRegularFile(file)
        ? Failure.unlessRead(file, () -> Files.readString(file))
        : cmdline;
  }

  /** The kernel to plan for: one that runs what the machine runs. */
  SimulatedKernel kernel() {
    return machine == null ? new SimulatedKernel() : Machines.read(machine).boot();
  }

  /** The commands of kmod; they change nothing but a simulated kernel. */
  KmodCommands commands(ModuleTree modules) {
    return commands(modules, root);
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
    if (machine != null) {
      KernelSnapshot snapshot = Machines.read(machine);
      return KernelModules.of(snapshot.boot());
    }
    return new ProcModules(root.resolve("proc/modules"));
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
      return Arrays.stream(KmodVersion.values())
          .filter(version -> number.equals(release(version)))
          .findFirst()
          .orElseThrow(
              () ->
                  new picocli.CommandLine.TypeConversionException(
                      "there is no kmod " + number + " here, but " + numbers()));
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
