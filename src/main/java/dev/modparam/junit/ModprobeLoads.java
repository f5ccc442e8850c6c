// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.args.ArgumentLine;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.module.ModuleDefinition;
import java.util.ArrayList;
import java.util.List;

/** Makes what modprobe needs out of a plan. */
final class ModprobeLoads {

  private ModprobeLoads() {}

  /**
   * Makes a modprobe that knows the modules and the configuration of a plan.
   *
   * @throws IllegalArgumentException if the modules cannot be in one tree
   */
  static Modprobe modprobe(SimulatedKernel kernel, Plan plan) {
    ModuleTree.Builder tree = ModuleTree.builder();
    plan.loads().forEach(load -> tree.addModule(load.definition()));
    tree.addBuiltIn(
        plan.builtIn().stream().map(Setting.InKernel::definition).toArray(ModuleDefinition[]::new));
    ModprobeConfig.Builder config =
        ModprobeConfig.builder().kernelCommandLine(kernel.commandLine());
    int number = 0;
    for (Setting.Configuration part : plan.configuration()) {
      config.addText(String.format("/etc/modprobe.d/%04d-%s", number++, part.file()), part.text());
    }
    return Modprobe.of(kernel, tree.build(), config.build());
  }

  /**
   * Cuts an argument line into the words that a shell would hand to modprobe.
   *
   * @throws IllegalArgumentException if there are no such words
   */
  static String[] words(String line) {
    ArgumentLine cut = ArgumentLine.parse(line);
    List<String> words = new ArrayList<>();
    for (ArgumentLine.Argument argument : cut.arguments()) {
      words.add(ArgumentLine.format(argument.name(), argument.value()));
    }
    String rest = cut.afterDashes().orElse(null);
    if (rest != null) {
      words.add("--");
      words.addAll(List.of(rest.strip().split(" +")));
    }
    return words.toArray(String[]::new);
  }
}
