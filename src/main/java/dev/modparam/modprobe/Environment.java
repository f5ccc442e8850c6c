// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.files.FilePaths;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import java.util.List;
import java.util.Map;

/**
 * What the tools find in the world around them.
 *
 * @param trees the tree of the running kernel first
 * @param variables environment variables
 */
record Environment(
    KernelModules kernel,
    List<ModuleTree> trees,
    ModprobeConfig config,
    EffectiveConfig effectiveConfig,
    CommandRunner runner,
    Map<String, String> variables) {

  static Environment of(
      KernelModules kernel, List<ModuleTree> trees, ModprobeConfig config, CommandRunner runner) {
    return new Environment(
        kernel, trees, config, new EffectiveConfig(config, trees.get(0)), runner, Map.of());
  }

  KmodVersion version() {
    return config.version();
  }

  Environment with(Map<String, String> others) {
    return new Environment(kernel, trees, config, effectiveConfig, runner, Map.copyOf(others));
  }

  /** The running kernel's tree. */
  ModuleTree tree() {
    return trees.get(0);
  }

  /** The tree in a folder, named as given; one without anything if there is none. */
  ModuleTree treeAt(String directory) {
    String wanted = FilePaths.collapse(directory);
    return trees.stream()
        .filter(tree -> FilePaths.collapse(tree.directory()).equals(wanted))
        .findFirst()
        .map(tree -> tree.directory().equals(directory) ? tree : tree.at(directory))
        .orElseGet(() -> ModuleTree.ofIndexFiles(directory, Map.of()));
  }
}
