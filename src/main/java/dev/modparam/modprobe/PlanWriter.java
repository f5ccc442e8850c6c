// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.kernel.KernelVersion;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.engine.Candidate;
import dev.modparam.modprobe.engine.KmodContext;
import dev.modparam.modprobe.engine.ProblemText;
import dev.modparam.modprobe.engine.Step;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes down the steps of a load, and what goes wrong with it. */
final class PlanWriter {

  private final Supplier<KmodContext> context;
  private final boolean judged;
  private final List<ModprobePlan.Step> steps = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> loaded = new HashSet<>();
  private @Nullable ErrnoException refusal;

  /**
   * Starts a plan.
   *
   * @param judged whether words are held to what their module declares, which reads its file
   */
  PlanWriter(Supplier<KmodContext> context, boolean judged) {
    this.context = context;
    this.judged = judged;
  }

  List<ModprobePlan.Step> steps() {
    return steps;
  }

  void complain(String text) {
    complaints.add(text);
  }

  /** Why no module is there after a load that did not fail. */
  String absence() {
    Set<ModprobePlan.Step.Reason> reasons = EnumSet.noneOf(ModprobePlan.Step.Reason.class);
    for (ModprobePlan.Step step : steps) {
      if (step instanceof ModprobePlan.Skip skip) {
        reasons.add(skip.reason());
      }
    }
    if (reasons.contains(ModprobePlan.Step.Reason.BLACKLISTED)) {
      return "it is blacklisted";
    }
    return reasons.contains(ModprobePlan.Step.Reason.BUILT_IN)
        ? "it is built in, and this kernel was made without it"
        : "a command ran in its place";
  }

  /** Tells the whole story; the kernel's refusal is the cause if it gave that very error. */
  ModprobeException failure(String word, Errno errno, Optional<ModprobePlan> plan) {
    boolean fromKernel = refusal != null && refusal.errno().equals(errno);
    return new ModprobeException(
        word, errno, complaints, plan.orElse(null), fromKernel ? refusal : null);
  }

  void write(Step step) {
    if (step instanceof Step.Load load) {
      write(load);
    } else if (step instanceof Step.Install install) {
      steps.add(
          new ModprobePlan.RunCommand(
              install.module().name(),
              role(install.role()),
              install.command(),
              install.line().location()));
    } else if (step instanceof Step.Skip skip) {
      if (!loaded.contains(skip.module().name())) {
        steps.add(
            new ModprobePlan.Skip(
                skip.module().name(),
                role(skip.role()),
                ModprobePlan.Step.Reason.valueOf(skip.reason().name()),
                Optional.ofNullable(skip.line()).map(Directive::location)));
      }
    } else if (step instanceof Step.Problem problem) {
      write(problem);
    }
  }

  private void write(Step.Load load) {
    String path = load.path();
    if (path != null) {
      Candidate module = load.module();
      steps.add(
          new ModprobePlan.Load(
              module.name(),
              role(load.role()),
              path,
              load.arguments().text(),
              words(load, module.name()),
              notes(module)));
      loaded.add(module.name());
    }
  }

  /** The words of a load, as the kernel of the tree judges them. */
  private List<ModprobePlan.Argument> words(Step.Load load, String module) {
    KernelVersion version = KernelVersion.V6_12;
    ModuleDefinition declared = null;
    try {
      ModuleTree tree = context.get().tree();
      version = KernelVersion.nearest(tree.release());
      declared = judged ? declared(tree.module(module).orElse(null)) : null;
    } catch (IOException | IllegalArgumentException unreadable) {
      // the load says so
    }
    return new PlannedWords(load.arguments(), declared, version).list();
  }

  /** What the tree knows of a module, or null if it does not know its parameters. */
  private static @Nullable ModuleDefinition declared(@Nullable TreeModule found)
      throws IOException {
    return found == null || !found.isDeclared() ? null : found.definition();
  }

  private void write(Step.Problem problem) {
    if (problem instanceof Step.LoadRefused refused) {
      refusal = refused.refusal();
      return;
    }
    if (problem instanceof Step.NoSuchModule missing) {
      steps.add(
          new ModprobePlan.Skip(
              missing.module().name(),
              role(missing.role()),
              ModprobePlan.Step.Reason.NO_SUCH_MODULE,
              missing.module().aliasLocation()));
    } else if (problem instanceof Step.UnloadRefused refused) {
      refusal = refused.refusal();
    }
    complaints.add(ProblemText.of(problem));
  }

  private static ModprobePlan.Step.Role role(Step.Role role) {
    return ModprobePlan.Step.Role.valueOf(role.name());
  }

  private List<String> notes(Candidate module) {
    List<String> notes = new ArrayList<>();
    context
        .get()
        .config()
        .blacklist(module.name())
        .ifPresent(
            line ->
                notes.add(
                    "blacklist ("
                        + line.location()
                        + ") does not stop it: it only stops loading by an alias"));
    Directive.Install install = context.get().installCommand(module);
    if (install != null) {
      notes.add(
          "install ("
              + install.location()
              + ") is not run: a module with a soft dependency ignores it");
    }
    for (Directive.Options unused : context.get().config().unusedOptions(module)) {
      notes.add(
          "options ("
              + unused.location()
              + ") is for the alias "
              + unused.module()
              + " and is not used here");
    }
    return notes;
  }
}
