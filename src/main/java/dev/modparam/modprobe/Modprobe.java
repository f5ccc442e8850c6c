// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  private final Environment environment;

  private Modprobe(SimulatedKernel kernel, Environment environment) {
    this.kernel = kernel;
    this.environment = environment;
  }

  /**
   * Makes a modprobe that only remembers the commands of {@code install} lines.
   *
   * @param kernel where modules are loaded
   * @param tree the modules
   * @param config the configuration
   * @return a modprobe
   */
  public static Modprobe of(SimulatedKernel kernel, ModuleTree tree, ModprobeConfig config) {
    return of(kernel, tree, config, new RecordingCommandRunner());
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
    return new Modprobe(
        kernel, Environment.of(KernelModules.of(kernel), List.of(tree), config, runner));
  }

  /**
   * Returns the command-line tools over the same kernel, tree and configuration.
   *
   * @return the commands
   */
  public KmodCommands commands() {
    return new KmodCommands(environment);
  }

  /**
   * Finds out what {@code modprobe WORD ARGUMENTS} would do now. Does nothing.
   *
   * @param word a module's name or an alias
   * @param arguments the words after it
   * @return the plan; without targets if the word stands for nothing
   */
  public ModprobePlan resolve(String word, String... arguments) {
    KmodContext context = context();
    List<Candidate> found = new Lookup(context).find(word).orElse(List.of());
    PlanRecorder recorder = new PlanRecorder(context);
    Probe probe = new Probe(context, ProbeFlags.NONE, recorder);
    String extra = Quoting.join(List.of(arguments));
    found.forEach(module -> probe.insert(module, extra));
    return new ModprobePlan(
        word,
        found.stream()
            .map(m -> new ModprobePlan.Target(m.name(), m.alias(), m.aliasLocation))
            .toList(),
        recorder.steps(),
        context.config().config().notes());
  }

  private KmodContext context() {
    return new KmodContext(environment.tree(), environment.effectiveConfig(), environment.kernel());
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
    ModprobePlan plan = resolve(word, arguments);
    Session session = session();
    List<Candidate> found = new Lookup(session.context()).find(word).orElse(List.of());
    if (found.isEmpty()) {
      String complaint =
          "Module " + word + " not found in directory " + environment.tree().directory();
      throw new ModprobeException(word, Errno.ENOENT, List.of(complaint), plan, null);
    }
    LoadActions actions = new LoadActions(session, false, false, Set.of());
    Probe probe = new Probe(session.context(), ProbeFlags.NONE, actions);
    String extra = Quoting.join(List.of(arguments));
    for (Candidate module : found) {
      Optional<Errno> error = probe.insert(module, extra);
      if (error.isPresent()) {
        String text =
            "could not insert '" + module.name() + "': " + ModprobeTool.insertText(error.get());
        throw failure(word, error.get(), text, session, plan);
      }
    }
    return found.stream()
        .flatMap(module -> kernel.module(module.name()).stream())
        .reduce((first, last) -> last)
        .orElseThrow(() -> failure(word, Errno.ENOENT, absence(plan), session, plan));
  }

  private static String absence(ModprobePlan plan) {
    boolean blacklisted =
        plan.steps().stream()
            .anyMatch(
                step ->
                    step instanceof PlanStep.Skip skip
                        && skip.reason() == PlanStep.Reason.BLACKLISTED);
    return "no error, but no module is loaded: "
        + (blacklisted ? "it is blacklisted" : "a command ran in its place");
  }

  /**
   * Unloads a module and what it needed and nothing else does: {@code modprobe -r WORD}.
   *
   * @param word a module's name or an alias; one that is not loaded is left at that
   * @throws ModprobeException if the word stands for nothing, or a module is in use or built in
   */
  public void unload(String word) {
    Session session = session();
    ModprobeOptions options = new ModprobeOptions(session.out(), environment.version(), null);
    List<Candidate> found = new Lookup(session.context()).find(word).orElse(List.of());
    if (found.isEmpty()) {
      throw new ModprobeException(
          word, Errno.ENOENT, List.of("Module " + word + " not found."), null, null);
    }
    for (Candidate module : found) {
      Optional<Errno> error = new Removal(session, options, LogPriority.WARNING).remove(module);
      if (error.isPresent()) {
        throw failure(word, error.get(), "could not remove " + module.name(), session, null);
      }
    }
  }

  private Session session() {
    ToolOutput out = new ToolOutput("modprobe", environment.version());
    return new Session(out, context(), environment.runner(), null);
  }

  private static ModprobeException failure(
      String word, Errno errno, String complaint, Session session, @Nullable ModprobePlan plan) {
    List<String> complaints = new ArrayList<>();
    session.out().messages().forEach(message -> complaints.add(message.text()));
    complaints.add(complaint);
    ErrnoException refusal = session.refusal();
    boolean fromKernel = refusal != null && refusal.errno().equals(errno);
    return new ModprobeException(word, errno, complaints, plan, fromKernel ? refusal : null);
  }

  /** Returns the tree and the configuration. */
  @Override
  public String toString() {
    return "modprobe over " + environment.tree() + " and " + environment.config();
  }
}
