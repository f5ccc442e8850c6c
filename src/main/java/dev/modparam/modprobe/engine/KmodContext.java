// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.tree.KernelModules;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import dev.modparam.text.ByteText;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a tool works with: tree, configuration, kernel, shell, a listener, and the
 * modules that it has met: {@code struct kmod_ctx}.
 */
public final class KmodContext {

  private static final String OPTIONS = "$CMDLINE_OPTS";

  private final ModuleTree tree;
  private final EffectiveConfig config;
  private final KernelModules kernel;
  private final Shell shell;
  private final Consumer<Step> listener;
  private final Map<String, Candidate> pool = new HashMap<>();

  /**
   * Makes a context.
   *
   * @param listener told of each step when it happens; may throw to end the run
   */
  public KmodContext(
      ModuleTree tree,
      EffectiveConfig config,
      KernelModules kernel,
      Shell shell,
      Consumer<Step> listener) {
    this.tree = tree;
    this.config = config;
    this.kernel = kernel;
    this.shell = shell;
    this.listener = listener;
  }

  public ModuleTree tree() {
    return tree;
  }

  public EffectiveConfig config() {
    return config;
  }

  public KernelModules kernel() {
    return kernel;
  }

  KmodVersion version() {
    return config.version();
  }

  void tell(Step step) {
    listener.accept(step);
  }

  int run(String command, Candidate module) {
    return shell.run(command, module.name());
  }

  /**
   * Puts arguments into a command. kmod goes on for ever if the arguments hold the variable
   * themselves; here it is replaced once.
   */
  static String expand(String command, String arguments) {
    return command.replace(OPTIONS, arguments);
  }

  public Candidate byName(String name) {
    String normalized = KernelName.ofModule(name);
    return pool.computeIfAbsent(normalized, key -> new Candidate(normalized, null));
  }

  Candidate byAlias(String name, String alias) {
    return pool.computeIfAbsent(name + "\\" + alias, key -> new Candidate(name, alias));
  }

  /**
   * {@code kmod_module_new_from_path}: the module of a file.
   *
   * @return nothing if the module was met by another path before
   */
  public Optional<Candidate> byFile(CandidateFile file) {
    Candidate candidate = byName(file.name());
    if (candidate.path != null && !candidate.path.equals(file.path())) {
      return Optional.empty();
    }
    candidate.path = file.path();
    candidate.file = file;
    return Optional.of(candidate);
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

  /** {@code kmod_module_get_softdeps}: only the first line that matches counts. */
  ProbeList.Softdeps softdeps(Candidate module) {
    return config
        .softdep(module.name())
        .map(line -> new ProbeList.Softdeps(findAll(line.pre()), findAll(line.post())))
        .orElse(ProbeList.Softdeps.NONE);
  }

  private List<Candidate> findAll(List<String> words) {
    Lookup lookup = new Lookup(this);
    List<Candidate> found = new ArrayList<>();
    for (String word : words) {
      lookup.find(word).ifPresentOrElse(found::addAll, () -> tell(new Step.UnknownSoftdep(word)));
    }
    return found;
  }

  /** {@code kmod_module_get_path}: null for what has no file. */
  @Nullable String path(Candidate module) {
    return module.path != null
        ? module.path
        : tree.module(module.name()).map(TreeModule::path).orElse(null);
  }

  /** The file that a line of modules.dep names, even if it has no line of its own. */
  CandidateFile file(String name, String path) {
    TreeModule module =
        tree.module(name)
            .orElseGet(
                () ->
                    ModuleTree.ofIndexFiles(tree.directory(), Map.of("modules.dep", path + ":\n"))
                        .modules()
                        .iterator()
                        .next());
    return CandidateFile.of(module);
  }

  /** {@code kmod_module_get_initstate}; empty if the kernel does not have the module. */
  public Optional<LoadedModule.State> state(Candidate module) {
    if (module.builtIn || tree.builtIn().contains(module.name())) {
      return Optional.of(LoadedModule.State.BUILT_IN);
    }
    return kernel.status(module.name()).map(KernelModules.Status::state);
  }

  public boolean isBuiltIn(Candidate module) {
    return state(module).filter(state -> state == LoadedModule.State.BUILT_IN).isPresent();
  }

  boolean isInKernel(Candidate module) {
    return state(module)
        .filter(state -> state == LoadedModule.State.LIVE || state == LoadedModule.State.BUILT_IN)
        .isPresent();
  }

  /** {@code kmod_module_get_refcnt}: negative if the module is not there. */
  public int references(Candidate module) {
    return kernel.status(module.name()).map(KernelModules.Status::references).orElse(-1);
  }

  /** {@code kmod_module_get_install_commands}. */
  public Directive.@Nullable Install installCommand(Candidate module) {
    return module.install != null ? module.install : config.install(module.name()).orElse(null);
  }

  /** {@code kmod_module_get_remove_commands}. */
  Directive.@Nullable Remove removeCommand(Candidate module) {
    return module.remove != null ? module.remove : config.remove(module.name()).orElse(null);
  }

  /** Has the kernel load a module; its error, if it, or the tool before it, refuses. */
  public Optional<Errno> load(
      Candidate module, CandidateFile file, String arguments, Set<KernelModules.LoadFlag> flags) {
    try {
      kernel.load(file.definition(), ByteText.encode(arguments), flags);
      return Optional.empty();
    } catch (ErrnoException refusal) {
      tell(new Step.LoadRefused(module, file.path(), refusal));
      return Optional.of(refusal.errno());
    }
  }

  /** Has the kernel unload a module; its error, if it refuses. */
  public Optional<Errno> unload(String module, boolean force) {
    try {
      kernel.unload(module, force);
      return Optional.empty();
    } catch (ErrnoException refusal) {
      tell(new Step.UnloadRefused(module, refusal));
      return Optional.of(refusal.errno());
    }
  }
}
