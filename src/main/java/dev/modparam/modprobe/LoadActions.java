// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.kernel.ModuleState;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.param.Errno;
import java.util.Optional;
import java.util.Set;

/** Loads modules and runs commands, and prints what is done if that is wanted. */
final class LoadActions implements ProbeActions {

  private final Session session;
  private final boolean show;
  private final boolean dryRun;
  private final Set<KernelModules.LoadFlag> flags;

  LoadActions(Session session, boolean show, boolean dryRun, Set<KernelModules.LoadFlag> flags) {
    this.session = session;
    this.show = show;
    this.dryRun = dryRun;
    this.flags = flags;
  }

  @Override
  public boolean isInKernel(Candidate module) {
    return session.context().isInKernel(module);
  }

  @Override
  public Optional<Errno> load(Candidate module, LoadArguments arguments, PlanStep.Role role) {
    String path = session.context().path(module);
    if (path != null) {
      print("insmod " + path + " " + arguments.text());
    } else if (isBuiltIn(module)) {
      print("builtin " + module.name());
    }
    if (dryRun) {
      return Optional.empty();
    }
    TreeModule file = path == null ? null : session.context().file(module.name(), path);
    if (file == null) {
      session
          .out()
          .libkmod(
              LogPriority.ERROR,
              LibkmodPlace.INSERT,
              "could not find module by name='" + module.name() + "'");
      return Optional.of(Errno.ENOENT);
    }
    return session.load(file, arguments.text(), flags);
  }

  private boolean isBuiltIn(Candidate module) {
    return session.context().state(module).filter(s -> s == ModuleState.BUILT_IN).isPresent();
  }

  @Override
  public Optional<Errno> run(
      Candidate module, Directive.Install line, LoadArguments arguments, PlanStep.Role role) {
    print("install " + line.command() + " " + arguments.text());
    if (dryRun) {
      return Optional.empty();
    }
    String command = Commands.expand(line.command(), arguments.text());
    int status = session.run(module.name(), command).exitStatus();
    if (status == 0) {
      return Optional.empty();
    }
    session
        .out()
        .libkmod(
            LogPriority.ERROR,
            LibkmodPlace.COMMAND,
            "Error running install command '"
                + command
                + "' for module "
                + module.name()
                + ": retcode "
                + status);
    return Optional.of(Errno.EINVAL);
  }

  private void print(String line) {
    if (show) {
      session.out().print(line + "\n");
    }
  }

  @Override
  public void skip(Candidate module, PlanStep.Role role) {
    // modprobe says nothing of what is there already.
  }

  @Override
  public void blacklisted(Candidate module, Directive.Blacklist line) {
    // Nor of what is blacklisted.
  }

  @Override
  public void unknownSoftdep(String word) {
    String kind =
        session.context().config().version().has(KmodVersion.Feature.WEAKDEP)
            ? "dependency"
            : "soft dependency";
    session
        .out()
        .libkmod(
            LogPriority.ERROR,
            LibkmodPlace.SOFTDEP,
            "failed to lookup " + kind + " '" + word + "', continuing anyway.");
  }
}
