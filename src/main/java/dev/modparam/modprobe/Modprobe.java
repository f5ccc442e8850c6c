// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.command.CommandRunner;
import dev.modparam.modprobe.command.KmodCommands;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.engine.ArgumentQuoting;
import dev.modparam.modprobe.engine.Candidate;
import dev.modparam.modprobe.engine.EffectiveConfig;
import dev.modparam.modprobe.engine.KmodContext;
import dev.modparam.modprobe.engine.Lookup;
import dev.modparam.modprobe.engine.Probe;
import dev.modparam.modprobe.engine.ProbeFlags;
import dev.modparam.modprobe.engine.ProblemText;
import dev.modparam.modprobe.engine.Removal;
import dev.modparam.modprobe.engine.RemovalFlags;
import dev.modparam.modprobe.tree.KernelModules;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.param.Errno;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads modules into a simulated kernel as {@code modprobe} does: with the options that are
 * configured for them, after what they depend on, by name or by alias.
 *
 * <pre>{@code
 * Modprobe modprobe = Modprobe.of(kernel, ModuleTree.of(MY_BUS, MY_DRIVER),
 *     ModprobeConfig.ofText("a.conf", "options my_driver debug=1\n"));
 * modprobe.resolve("my_driver", "buffer_size=8192").explain();   // what would happen, and why
 * LoadedModule driver = modprobe.load("my_driver", "buffer_size=8192");
 * }</pre>
 *
 * <p>Immutable, and as safe for several threads as the kernel and the command runner are.
 */
public final class Modprobe {

  private final SimulatedKernel kernel;
  private final ModuleTree tree;
  private final EffectiveConfig config;
  private final CommandRunner runner;

  private Modprobe(
      SimulatedKernel kernel, ModuleTree tree, EffectiveConfig config, CommandRunner runner) {
    this.kernel = kernel;
    this.tree = tree;
    this.config = config;
    this.runner = runner;
  }

  /**
   * Makes a modprobe that runs no commands of {@code install} lines, but takes them as done.
   *
   * @param kernel where modules are loaded
   * @param tree the modules
   * @param config the configuration
   * @return a modprobe
   */
  public static Modprobe of(SimulatedKernel kernel, ModuleTree tree, ModprobeConfig config) {
    return of(kernel, tree, config, CommandRunner.NONE);
  }

  /**
   * Makes a modprobe.
   *
   * @param kernel where modules are loaded
   * @param tree the modules
   * @param config the configuration
   * @param runner who runs the commands of {@code install} and {@code remove} lines
   * @return a modprobe
   */
  public static Modprobe of(
      SimulatedKernel kernel, ModuleTree tree, ModprobeConfig config, CommandRunner runner) {
    requireNonNull(kernel, "kernel");
    requireNonNull(tree, "tree");
    requireNonNull(config, "config");
    requireNonNull(runner, "runner");
    return new Modprobe(kernel, tree, new EffectiveConfig(config, tree), runner);
  }

  /**
   * Returns the command-line tools over the same kernel, tree and configuration.
   *
   * @return the commands
   */
  public KmodCommands commands() {
    return KmodCommands.builder(kernel)
        .addTree(tree)
        .config(config.config())
        .commandRunner(runner)
        .build();
  }

  /** One walk through a tree, with what it wrote down. */
  private final class Run {

    final PlanWriter plan;
    final KmodContext context;

    Run(boolean judged) {
      this.plan = new PlanWriter(this::context, judged);
      this.context =
          new KmodContext(
              tree, config, KernelModules.of(kernel), Modprobe.this::runCommand, plan::write);
    }

    private KmodContext context() {
      return context;
    }

    List<Candidate> find(String word) {
      return new Lookup(context).find(word).orElse(List.of());
    }

    ModprobePlan plan(String word, List<Candidate> found) {
      return new ModprobePlan(
          word,
          found.stream()
              .map(m -> new ModprobePlan.Target(m.name(), m.alias(), m.aliasLocation()))
              .toList(),
          plan.steps(),
          config.config().notes(),
          found.isEmpty() ? Suggestion.of(word, tree, config) : Optional.empty());
    }
  }

  private int runCommand(String command, String module) {
    Map<String, String> variables = Map.of("MODPROBE_MODULE", module);
    return runner.run(new CommandRunner.Command(command, module, variables)).exitStatus();
  }

  /**
   * Finds out what {@code modprobe WORD ARGUMENTS} would do now. Does nothing.
   *
   * @param word a module's name or an alias
   * @param arguments the words after it
   * @return the plan; without targets if the word stands for nothing
   */
  public ModprobePlan resolve(String word, String... arguments) {
    Run run = new Run(true);
    List<Candidate> found = run.find(requireNonNull(word, "word"));
    Probe probe = new Probe(run.context, ProbeFlags.plain(ProbeFlags.Mode.PLAN));
    String extra = ArgumentQuoting.join(List.of(requireNonNull(arguments, "arguments")));
    found.forEach(module -> probe.insert(module, extra));
    return run.plan(word, found);
  }

  /**
   * Loads a module: {@code modprobe WORD ARGUMENTS}.
   *
   * @param word a module's name or an alias
   * @param arguments its parameters, such as {@code "debug=1"}; a value with spaces needs no quotes
   * @return the module, also if it was there before; the last one if the alias leads to several
   * @throws ModprobeException if a module or one that it needs cannot be loaded, and also if
   *     modprobe is content but no module is there: it is blacklisted, or a command ran in its
   *     place
   */
  public LoadedModule load(String word, String... arguments) {
    String extra = ArgumentQuoting.join(List.of(requireNonNull(arguments, "arguments")));
    Run run = new Run(false);
    List<Candidate> found = run.find(requireNonNull(word, "word"));
    if (found.isEmpty()) {
      run.plan.complain("Module " + word + " not found in directory " + tree.directory());
      throw failure(word, Errno.ENOENT, run, found);
    }
    Probe probe = new Probe(run.context, ProbeFlags.plain(ProbeFlags.Mode.REAL));
    for (Candidate module : found) {
      Optional<Errno> error = probe.insert(module, extra);
      if (error.isPresent()) {
        run.plan.complain(
            "could not insert '" + module.name() + "': " + ProblemText.ofInsert(error.get()));
        throw failure(word, error.get(), run, found);
      }
    }
    return found.stream()
        .flatMap(module -> loaded(module).stream())
        .reduce((first, last) -> last)
        .orElseThrow(
            () -> {
              run.plan.complain("no error, but no module is loaded: " + run.plan.absence());
              return failure(word, Errno.ENOENT, run, found);
            });
  }

  /** A file may declare another name than its own, and the kernel goes by that. */
  private Optional<LoadedModule> loaded(Candidate module) {
    Optional<LoadedModule> named = kernel.module(module.name());
    Optional<TreeModule> file = tree.module(module.name());
    if (named.isPresent() || file.isEmpty()) {
      return named;
    }
    try {
      return kernel.module(file.get().definition().name());
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Unloads a module and what it needed and nothing else does: {@code modprobe -r WORD}.
   *
   * @param word a module's name or an alias; one that is not loaded is left at that
   * @throws ModprobeException if the word stands for nothing, or a module is in use or built in
   */
  public void unload(String word) {
    Run run = new Run(false);
    List<Candidate> found = run.find(requireNonNull(word, "word"));
    if (found.isEmpty()) {
      run.plan.complain("Module " + word + " not found.");
      throw run.plan.failure(word, Errno.ENOENT, Optional.empty());
    }
    for (Candidate module : found) {
      Optional<Errno> error = new Removal(run.context, RemovalFlags.PLAIN).remove(module);
      if (error.isPresent()) {
        throw run.plan.failure(word, error.get(), Optional.empty());
      }
    }
  }

  private static ModprobeException failure(
      String word, Errno errno, Run run, List<Candidate> found) {
    return run.plan.failure(word, errno, Optional.of(run.plan(word, found)));
  }

  /** Returns the tree and the configuration. */
  @Override
  public String toString() {
    return "modprobe over " + tree + " and " + config.config();
  }
}
