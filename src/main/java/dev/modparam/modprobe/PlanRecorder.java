// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.kernel.ModuleState;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.param.Errno;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down what would be done, as if everything went well. */
final class PlanRecorder implements ProbeActions {

  private final KmodContext context;
  private final List<PlanStep> steps = new ArrayList<>();
  private final Set<String> loaded = new HashSet<>();

  PlanRecorder(KmodContext context) {
    this.context = context;
  }

  List<PlanStep> steps() {
    return steps;
  }

  @Override
  public boolean isInKernel(Candidate module) {
    return loaded.contains(module.name()) || context.isInKernel(module);
  }

  @Override
  public Optional<Errno> load(Candidate module, LoadArguments arguments, PlanStep.Role role) {
    String path = context.path(module);
    if (path == null) {
      steps.add(
          new PlanStep.Skip(
              module.name(), role, PlanStep.Reason.NO_SUCH_MODULE, module.aliasLocation));
      return Optional.of(Errno.ENOENT);
    }
    steps.add(
        new PlanStep.Load(
            module.name(), role, path, arguments.text(), arguments.words(), notes(module)));
    loaded.add(module.name());
    return Optional.empty();
  }

  private List<String> notes(Candidate module) {
    List<String> notes = new ArrayList<>();
    context
        .config()
        .blacklist(module.name())
        .ifPresent(
            line ->
                notes.add(
                    "blacklist ("
                        + line.location()
                        + ") does not stop it: it only stops loading by an alias"));
    Directive.Install install = context.installCommand(module);
    if (install != null) {
      String why =
          context.config().softdep(module.name()).isPresent()
              ? "a module with a soft dependency ignores it"
              : "--ignore-install was given";
      notes.add("install (" + install.location() + ") is not run: " + why);
    }
    return notes;
  }

  @Override
  public Optional<Errno> run(
      Candidate module, Directive.Install line, LoadArguments arguments, PlanStep.Role role) {
    String command = Commands.expand(line.command(), arguments.text());
    steps.add(new PlanStep.RunCommand(module.name(), role, command, line.location()));
    return Optional.empty();
  }

  @Override
  public void skip(Candidate module, PlanStep.Role role) {
    PlanStep.Reason reason =
        context.state(module).filter(state -> state == ModuleState.BUILT_IN).isPresent()
            ? PlanStep.Reason.BUILT_IN
            : PlanStep.Reason.LOADED;
    PlanStep.Skip step = new PlanStep.Skip(module.name(), role, reason, null);
    if (!loaded.contains(module.name())) {
      steps.add(step);
    }
  }

  @Override
  public void blacklisted(Candidate module, Directive.Blacklist line) {
    steps.add(
        new PlanStep.Skip(
            module.name(), PlanStep.Role.NAMED, PlanStep.Reason.BLACKLISTED, line.location()));
  }

  @Override
  public void unknownSoftdep(String word) {
    // A plan is about modules; what is no name at all leads to none.
  }
}
