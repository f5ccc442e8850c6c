// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.modprobe.config.Directive;
import dev.modparam.param.Errno;
import java.util.List;
import java.util.Optional;

/** Loads a module with all that goes with it: {@code kmod_module_probe_insert_module}. */
final class Probe {

  private final KmodContext context;
  private final ProbeFlags flags;
  private final ProbeActions actions;

  Probe(KmodContext context, ProbeFlags flags, ProbeActions actions) {
    this.context = context;
    this.flags = flags;
    this.actions = actions;
  }

  /**
   * Loads a module.
   *
   * @param extra the arguments of the command line
   * @return an error, if the module or one that it needs failed
   */
  Optional<Errno> insert(Candidate module, String extra) {
    if (isLoaded(module)) {
      actions.skip(module, PlanStep.Role.NAMED);
      return flags.failOnLoaded() ? Optional.of(Errno.EEXIST) : Optional.empty();
    }
    Optional<Directive.Blacklist> blacklist = context.config().blacklist(module.name());
    if (blacklist.isPresent() && (module.alias() != null || flags.applyBlacklist())) {
      actions.blacklisted(module, blacklist.get());
      return Optional.empty();
    }
    List<Candidate> all =
        new ProbeList(context, actions::unknownSoftdep).of(module, flags.ignoreCommand());
    for (Candidate candidate : all) {
      Optional<Errno> error = insertOne(candidate, candidate == module, extra);
      if (error.isPresent() && counts(error.get(), candidate, candidate == module)) {
        return error;
      }
    }
    return Optional.empty();
  }

  private boolean isLoaded(Candidate module) {
    return !flags.ignoreLoaded() && actions.isInKernel(module);
  }

  private Optional<Errno> insertOne(Candidate module, boolean named, String extra) {
    PlanStep.Role role = role(module, named);
    if (isLoaded(module)) {
      actions.skip(module, role);
      return Optional.of(Errno.EEXIST);
    }
    LoadArguments arguments =
        new LoadArguments(context.config().optionsOf(module), named ? extra : "");
    Directive.Install line = context.installCommand(module);
    return line != null && !module.ignoreCommand
        ? actions.run(module, line, arguments, role)
        : actions.load(module, arguments, role);
  }

  private static PlanStep.Role role(Candidate module, boolean named) {
    if (named) {
      return PlanStep.Role.NAMED;
    }
    return module.required ? PlanStep.Role.DEPENDENCY : PlanStep.Role.SOFT_DEPENDENCY;
  }

  private boolean counts(Errno error, Candidate module, boolean named) {
    return error.equals(Errno.EEXIST) ? named && flags.failOnLoaded() : module.required;
  }
}
