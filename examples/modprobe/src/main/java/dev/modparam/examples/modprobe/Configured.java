// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modprobe;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.ModprobeException;
import dev.modparam.modprobe.ModprobePlan;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads, or only explains, with an administrator's files. */
final class Configured {

  private final PrintStream out;
  private final Options options;

  Configured(PrintStream out, Options options) {
    this.out = out;
    this.options = options;
  }

  int run() {
    if (options.words().isEmpty()) {
      throw new WrongUsageException("name a module");
    }
    try {
      return run(tree(), config());
    } catch (IOException | IllegalArgumentException failure) {
      return fatal(String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private ModuleTree tree() throws IOException {
    return options.tree().isEmpty()
        ? ModuleTree.of(MyDriver.DEFINITION)
        : ModuleTree.read(checked(options.tree().get()));
  }

  private ModprobeConfig config() {
    return options.config().isEmpty()
        ? ModprobeConfig.empty()
        : ModprobeConfig.ofFolder(checked(options.config().get()));
  }

  private static Path checked(Path folder) {
    if (!Files.exists(folder)) {
      throw new IllegalArgumentException("folder " + folder + " does not exist");
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is not a folder");
    }
    if (!Files.isReadable(folder)) {
      throw new IllegalArgumentException(folder + " cannot be read");
    }
    return folder;
  }

  private int run(ModuleTree tree, ModprobeConfig config) {
    String word = options.words().get(0);
    String[] arguments = options.words().stream().skip(1).toArray(String[]::new);
    SimulatedKernel kernel = new SimulatedKernel();
    Modprobe modprobe = Modprobe.of(kernel, tree, config);
    ModprobePlan plan = modprobe.resolve(word, arguments);
    if (plan.targets().isEmpty()) {
      return fatal("Module " + word + " not found in directory " + tree.directory());
    }
    if (options.explain()) {
      out.print(plan.explain());
      return 0;
    }
    plan.notes().forEach(note -> out.println("modprobe: " + note));
    Report report = new Report(out);
    try {
      report.print(kernel, modprobe.load(word, arguments));
      return 0;
    } catch (ModprobeException failure) {
      String[] story = failure.getMessage().split("\n", 2);
      out.println("modprobe: ERROR: " + story[0].substring(story[0].indexOf(": ") + 2));
      report.printLog(kernel);
      if (story.length > 1) {
        out.println();
        out.println("What that means: " + story[1]);
      }
      return 1;
    }
  }

  private int fatal(String text) {
    out.println("modprobe: FATAL: " + text);
    return 1;
  }
}
