// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.engine.ProbeFlags.Mode;
import dev.modparam.modprobe.engine.Step.Role;
import dev.modparam.param.Errno;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads a module with all that goes with it: {@code kmod_module_probe_insert_module}. */
public final class Probe {

  private final KmodContext context;
  private final ProbeFlags flags;

  /** What a plan takes as loaded. */
  private final Set<String> planned = new HashSet<>();

  public Probe(KmodContext context, ProbeFlags flags) {
    this.context = context;
    this.flags = flags;
  }

  /**
   * Loads a module.
   *
   * @param extra the arguments of the command line
   * @return an error, if the module or one that it needs failed
   */
  public Optional<Errno> insert(Candidate module, String extra) {
    if (isLoaded(module)) {
      skip(module, Role.NAMED);
      return flags.failOnLoaded() ? Optional.of(Errno.EEXIST) : Optional.empty();
    }
    Directive.Blacklist blacklist = context.config().blacklist(module.name()).orElse(null);
    if (blacklist != null && (module.alias().isPresent() || flags.applyBlacklist())) {
      context.tell(new Step.Skip(module, Role.NAMED, Step.Reason.BLACKLISTED, blacklist));
      return Optional.empty();
    }
    List<Candidate> all = new ProbeList(context).of(module, flags.ignoreCommand());
    for (Candidate candidate : all) {
      boolean named = candidate == module;
      Optional<Errno> error = insertOne(candidate, named, extra);
      if (error.isPresent() && counts(error.get(), candidate, named)) {
        return error;
      }
    }
    return Optional.empty();
  }

  private boolean isLoaded(Candidate module) {
    return !flags.ignoreLoaded() && (planned.contains(module.name()) || context.isInKernel(module));
  }

  private void skip(Candidate module, Role role) {
    if (!planned.contains(module.name())) {
      Step.Reason reason = context.isBuiltIn(module) ? Step.Reason.BUILT_IN : Step.Reason.LOADED;
      context.tell(new Step.Skip(module, role, reason, null));
    }
  }

  private Optional<Errno> insertOne(Candidate module, boolean named, String extra) {
    Role role = role(module, named);
    if (isLoaded(module)) {
      skip(module, role);
      return Optional.of(Errno.EEXIST);
    }
    LoadArguments arguments =
        new LoadArguments(context.config().optionsOf(module), named ? extra : "");
    Directive.Install line = context.installCommand(module);
    return line != null && !module.ignoreCommand
        ? run(module, role, line, arguments)
        : load(module, role, arguments);
  }

  private static Role role(Candidate module, boolean named) {
    if (named) {
      return Role.NAMED;
    }
    return module.required ? Role.DEPENDENCY : Role.SOFT_DEPENDENCY;
  }

  private boolean counts(Errno error, Candidate module, boolean named) {
    return error.equals(Errno.EEXIST) ? named && flags.failOnLoaded() : module.required;
  }

  private Optional<Errno> load(Candidate module, Role role, LoadArguments arguments) {
    String path = context.path(module);
    if (path == null && flags.mode() == Mode.PLAN) {
      return missing(module, role);
    }
    context.tell(new Step.Load(module, role, path, arguments));
    if (flags.mode() != Mode.REAL) {
      if (flags.mode() == Mode.PLAN) {
        planned.add(module.name());
      }
      return Optional.empty();
    }
    CandidateFile file = file(module, path);
    return file == null
        ? missing(module, role)
        : context.load(module, file, arguments.text(), flags.loadFlags());
  }

  private @Nullable CandidateFile file(Candidate module, @Nullable String path) {
    if (module.file != null) {
      return module.file;
    }
    return path == null ? null : context.file(module.name(), path);
  }

  private Optional<Errno> missing(Candidate module, Role role) {
    context.tell(new Step.NoSuchModule(module, role));
    return Optional.of(Errno.ENOENT);
  }

  private Optional<Errno> run(
      Candidate module, Role role, Directive.Install line, LoadArguments arguments) {
    String command = KmodContext.expand(line.command(), arguments.text());
    context.tell(new Step.Install(module, role, line, arguments, command));
    if (flags.mode() != Mode.REAL) {
      return Optional.empty();
    }
    int status = context.run(command, module);
    if (status == 0) {
      return Optional.empty();
    }
    context.tell(new Step.InstallFailed(module, command, status));
    return Optional.of(Errno.EINVAL);
  }
}
