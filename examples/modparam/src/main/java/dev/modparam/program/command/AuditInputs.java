// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.audit.Audit;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.program.input.Machines;
import dev.modparam.program.input.ModuleSource;
import dev.modparam.program.input.NamedPath;
import dev.modparam.program.input.ReadAhead;
import dev.modparam.program.input.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What is to be judged, and what is known of its kernel. */
final class AuditInputs {

  private static final String STANDARD_INPUT = "-";

  private final Argument<List<String>> words =
      Argument.list(
          String.class,
          PositionalParamSpec.builder()
              .paramLabel("ROOT|FILE")
              .arity("0..*")
              .description(
                  "Machines: folders that stand for /, or archives of them; by default /."
                      + " Single files, as of modprobe.d; - for standard input."));

  private final Argument<List<String>> files =
      Argument.list(
          String.class,
          OptionSpec.builder("--file")
              .paramLabel("FILE")
              .description("A single file, as of modprobe.d; can be repeated."));

  private final Argument<Path> tree =
      Argument.of(
          Path.class,
          OptionSpec.builder("--tree", "--catalog")
              .paramLabel("FOLDER|FILE")
              .description(
                  "The modules of the kernel: a tree, or a catalogue file;"
                      + " by default lib/modules of the first root."));

  private final Argument<String> cmdline =
      Argument.of(
          String.class,
          OptionSpec.builder("--cmdline")
              .paramLabel("TEXT|FILE")
              .description("The kernel command line; by default proc/cmdline of the root."));

  private final Argument<Path> live =
      Argument.of(
          Path.class,
          OptionSpec.builder("--live")
              .paramLabel("SYS|SNAPSHOT")
              .arity("0..1")
              .fallbackValue("/sys/module")
              .description("Compare with what is loaded; by default /sys/module."));

  private final Argument<Path> upgrade =
      Argument.of(
          Path.class,
          OptionSpec.builder("--upgrade-to")
              .paramLabel("FOLDER|FILE")
              .description(
                  "Look for what breaks with another kernel: a tree, or a catalogue file."));

  private final Argument<KmodVersion> kmod =
      Argument.of(
          KmodVersion.class,
          OptionSpec.builder("--kmod")
              .paramLabel("RELEASE")
              .defaultValue("34")
              .converters(new KmodOptions.KmodRelease())
              .completionCandidates(new KmodOptions.KmodRelease())
              .description("Whose rules apply: ${COMPLETION-CANDIDATES}; by default 34."));

  private final List<Path> roots = new ArrayList<>();
  private final List<String> single = new ArrayList<>();

  void addTo(CommandSpec spec) {
    Argument.add(spec, words, files, tree, cmdline, live, upgrade, kmod);
  }

  /** Reads what all machines have in common, and the files. */
  Audit.Builder builder(Console console, ReadAhead ahead) throws IOException {
    sort();
    Audit.Builder builder = Audit.builder().kmod(kmod.get());
    for (String file : single) {
      add(builder, console, file);
    }
    modules().ifPresent(place -> builder.tree(ahead.read(place)));
    cmdline.find().ifPresent(text -> builder.kernelCommandLine(commandLine(text)));
    live.find().ifPresent(machine -> builder.live(Machines.read(machine)));
    upgrade.find().ifPresent(place -> builder.upgradeTo(ModuleSource.read(place)));
    return builder;
  }

  /** Tells machines from files. */
  private void sort() {
    single.addAll(files.get());
    for (String word : words.get()) {
      Path path = NamedPath.of(word);
      if (word.equals(STANDARD_INPUT) || Files.isRegularFile(path) && !isArchive(word)) {
        single.add(word);
      } else if (!Files.isReadable(path)) {
        throw new Failure(
            word
                + (Files.exists(path)
                    ? ": permission denied"
                    : ": there is no such file or folder"));
      } else if (!Files.isDirectory(path) && !isArchive(word)) {
        throw Failure.noFolder(path);
      } else {
        roots.add(path);
      }
    }
    if (words.get().isEmpty() && files.get().isEmpty()) {
      roots.add(Path.of("/"));
    }
  }

  private static boolean isArchive(String name) {
    return name.matches(".*\\.(tar|tar\\.gz|tgz|zip)");
  }

  private static void add(Audit.Builder builder, Console console, String file) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      String text = new String(console.in().readAllBytes(), StandardCharsets.UTF_8);
      builder.addText("standard input", text);
      return;
    }
    Path path = Path.of(file);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new Failure(file + ": there is no such file that can be read");
    }
    if (isBootFile(path)) {
      builder.addBootFile(file, Failure.unlessRead(file, () -> Files.readString(path)));
    } else {
      builder.addPath(path);
    }
  }

  private static boolean isBootFile(Path path) {
    Path folder = path.toAbsolutePath().normalize().getParent();
    return path.endsWith("default/grub") || folder != null && folder.endsWith("loader/entries");
  }

  private Optional<Path> modules() {
    return tree.find().or(this::treeOfRoot);
  }

  private Optional<Path> treeOfRoot() {
    return roots.stream()
        .filter(Files::isDirectory)
        .findFirst()
        .or(() -> roots.isEmpty() ? Optional.of(Path.of("/")) : Optional.empty())
        .flatMap(Trees::below);
  }

  private static String commandLine(String text) {
    Path file = Path.of(text);
    return Files.isRegularFile(file)
        ? Failure.unlessRead(file, () -> Files.readString(file))
        : text;
  }

  List<Path> roots() {
    return roots;
  }

  boolean hasFiles() {
    return !single.isEmpty();
  }
}
