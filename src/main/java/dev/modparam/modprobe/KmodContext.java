// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.kernel.ModuleState;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a tool knows: tree, configuration, kernel, and the modules that it has met:
 * {@code struct kmod_ctx}.
 */
final class KmodContext {

  private final ModuleTree tree;
  private final EffectiveConfig config;
  private final KernelModules kernel;
  private final Map<String, Candidate> pool = new HashMap<>();

  KmodContext(ModuleTree tree, EffectiveConfig config, KernelModules kernel) {
    this.tree = tree;
    this.config = config;
    this.kernel = kernel;
  }

  ModuleTree tree() {
    return tree;
  }

  EffectiveConfig config() {
    return config;
  }

  KernelModules kernel() {
    return kernel;
  }

  Candidate byName(String name) {
    String normalized = KernelName.ofModule(name);
    return pool.computeIfAbsent(normalized, key -> new Candidate(normalized, null));
  }

  Candidate byAlias(String name, String alias) {
    return pool.computeIfAbsent(name + "\\" + alias, key -> new Candidate(name, alias));
  }

  Candidate byPath(TreeModule module, String path) {
    Candidate candidate = byName(module.name());
    candidate.path = path;
    return candidate;
  }

  /** {@code kmod_set_modules_visited} and {@code kmod_set_modules_required}. */
  void forgetVisits() {
    for (Candidate candidate : pool.values()) {
      candidate.visited = false;
      candidate.required = false;
    }
  }

  /** Returns the hard dependencies in the order of loading: the line of modules.dep backwards. */
  List<Candidate> dependencies(Candidate module) {
    Optional<TreeModule> found = tree.module(module.name());
    if (found.isEmpty()) {
      return List.of();
    }
    List<Candidate> result = new ArrayList<>();
    for (String file : found.get().dependencyFiles()) {
      Candidate needed = byName(KernelName.ofPath(file));
      needed.path = file.startsWith("/") ? file : tree.directory() + "/" + file;
      result.add(needed);
    }
    Collections.reverse(result);
    return result;
  }

  /** {@code kmod_module_get_path}: null for what has no file. */
  @Nullable String path(Candidate module) {
    return module.path != null
        ? module.path
        : tree.module(module.name()).map(TreeModule::path).orElse(null);
  }

  /** The module that a line of modules.dep names, even if it has no line of its own. */
  TreeModule file(String name, String path) {
    return tree.module(name)
        .orElseGet(
            () ->
                ModuleTree.ofIndexFiles(tree.directory(), Map.of("modules.dep", path + ":\n"))
                    .modules()
                    .iterator()
                    .next());
  }

  /** {@code kmod_module_get_initstate}; empty if the kernel does not have the module. */
  Optional<ModuleState> state(Candidate module) {
    if (module.builtIn || tree.builtIn().contains(module.name())) {
      return Optional.of(ModuleState.BUILT_IN);
    }
    return kernel.status(module.name()).map(KernelModules.Status::state);
  }

  boolean isInKernel(Candidate module) {
    return state(module)
        .filter(state -> state == ModuleState.LIVE || state == ModuleState.BUILT_IN)
        .isPresent();
  }

  /** {@code kmod_module_get_refcnt}: negative if the module is not there. */
  int references(Candidate module) {
    return kernel.status(module.name()).map(KernelModules.Status::references).orElse(-1);
  }

  /** {@code kmod_module_get_install_commands}. */
  Directive.@Nullable Install installCommand(Candidate module) {
    return module.install != null ? module.install : config.install(module.name()).orElse(null);
  }

  /** {@code kmod_module_get_remove_commands}. */
  Directive.@Nullable Remove removeCommand(Candidate module) {
    return module.remove != null ? module.remove : config.remove(module.name()).orElse(null);
  }
}
