// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.engine.Step.CannotRemove.State;
import dev.modparam.param.Errno;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Unloads a module with all that goes with it: {@code rmmod_do_module} of modprobe. */
public final class Removal {

  /**
   * A removal opens its soft dependencies again after each command, as modprobe does, so that a few
   * lines can ask for any number of steps. No real configuration comes near this number.
   */
  private static final int MOST_WORK = 20_000;

  /** So many letters of a command, which are printed, count as one step. */
  private static final int LETTERS_A_STEP = 100;

  private static final int LARGEST_ERRNO = 4095;

  private final KmodContext context;
  private final RemovalFlags flags;

  private final Deque<RemovalFrame> frames = new ArrayDeque<>();

  /** For each module being removed, how much had changed when that began. */
  private final Map<String, Deque<Integer>> inProgress = new HashMap<>();

  private final Set<String> commanded = new HashSet<>();
  private int unloads;
  private int work;

  public Removal(KmodContext context, RemovalFlags flags) {
    this.context = context;
    this.flags = flags;
  }

  /** Unloads a module; an error if that fails. */
  public Optional<Errno> remove(Candidate module) {
    RemovalFrame named = new RemovalFrame(module, true);
    push(named);
    while (!frames.isEmpty()) {
      RemovalFrame frame = frames.element();
      if (work > MOST_WORK) {
        context.tell(new Step.RemovalTooLong(module, MOST_WORK));
        return Optional.of(Errno.ELOOP);
      }
      if (frame.phase == RemovalFrame.Phase.DONE) {
        pop();
      } else if (frame.queue.isEmpty()) {
        step(frame);
      } else {
        push(new RemovalFrame(frame.queue.pop(), false));
      }
    }
    return named.result;
  }

  private int changes() {
    return unloads + commanded.size();
  }

  /** Soft dependencies may lead back to a module; without a change since, they would for ever. */
  private void push(RemovalFrame frame) {
    work++;
    Deque<Integer> begun =
        inProgress.computeIfAbsent(frame.module.name(), name -> new ArrayDeque<>());
    if (!begun.isEmpty() && begun.element() == changes()) {
      context.tell(new Step.RemovalLoop(frame.module));
      return;
    }
    begun.push(changes());
    frames.push(frame);
  }

  private void pop() {
    RemovalFrame done = frames.pop();
    inProgress.getOrDefault(done.module.name(), new ArrayDeque<>()).poll();
    RemovalFrame caller = frames.peek();
    if (caller != null && caller.phase == RemovalFrame.Phase.HOLDERS && done.result.isPresent()) {
      caller.end(done.result);
    }
  }

  private void step(RemovalFrame frame) {
    switch (frame.phase) {
      case START -> start(frame);
      case POST_SOFTDEPS ->
          frame.removeFirst(
              RemovalFrame.Phase.HOLDERS,
              frame.named && flags.removeHolders() ? holders(frame.module) : List.of());
      case HOLDERS -> frame.phase = RemovalFrame.Phase.SELF;
      case SELF -> removeSelf(frame);
      default -> frame.end(Optional.empty());
    }
  }

  private List<Candidate> holders(Candidate module) {
    return context.kernel().holders(module.name()).stream().map(context::byName).toList();
  }

  private void start(RemovalFrame frame) {
    Candidate module = frame.module;
    if (!flags.ignoreCommands()) {
      frame.softdeps = context.softdeps(module);
      frame.command = Optional.ofNullable(context.removeCommand(module));
      work += frame.softdeps.before().size() + frame.softdeps.after().size();
    }
    if (frame.command.isEmpty() && !flags.ignoreLoaded()) {
      Optional<LoadedModule.State> state = context.state(module);
      if (state.isEmpty()) {
        frame.end(absent(module));
        return;
      }
      if (state.get() == LoadedModule.State.BUILT_IN) {
        frame.end(frame.named ? fail(module, State.BUILT_IN) : Optional.empty());
        return;
      }
    }
    frame.removeFirst(RemovalFrame.Phase.POST_SOFTDEPS, frame.softdeps.after());
  }

  private Optional<Errno> absent(Candidate module) {
    return flags.firstTime() ? fail(module, State.NOT_IN_KERNEL) : Optional.empty();
  }

  private Optional<Errno> fail(Candidate module, State state) {
    context.tell(new Step.CannotRemove(module, state));
    return Optional.of(Step.errno(state));
  }

  private void removeSelf(RemovalFrame frame) {
    Candidate module = frame.module;
    boolean checked = frame.command.isEmpty() && !flags.ignoreLoaded() && !flags.waits();
    if (checked && context.references(module) > 0) {
      frame.end(fail(module, State.IN_USE));
      return;
    }
    Optional<Errno> error =
        frame.command.isPresent()
            ? runCommand(module, frame.command.get())
            : unload(module, checked);
    if (error.isPresent()) {
      frame.end(error);
      return;
    }
    if (frame.command.isEmpty()) {
      for (Candidate needed : context.dependencies(module)) {
        if (context.references(needed) == 0) {
          unloadInKernel(needed);
        }
      }
    }
    frame.removeFirst(RemovalFrame.Phase.PRE_SOFTDEPS, frame.softdeps.before());
  }

  private Optional<Errno> unload(Candidate module, boolean checked) {
    boolean vanished = checked && context.references(module) < 0;
    return vanished && context.version().has(KmodVersion.Feature.VANISHED_IS_REMOVED)
        ? Optional.empty()
        : unloadInKernel(module);
  }

  private Optional<Errno> unloadInKernel(Candidate module) {
    context.tell(new Step.Unload(module.name()));
    if (flags.dryRun()) {
      return Optional.empty();
    }
    Optional<Errno> error = context.unload(module.name(), flags.force());
    if (error.isEmpty()) {
      unloads++;
    }
    return error.filter(Errno.EEXIST::equals).isPresent() ? absent(module) : error;
  }

  private Optional<Errno> runCommand(Candidate module, Directive.Remove line) {
    String command = KmodContext.expand(line.command(), "");
    work += command.length() / LETTERS_A_STEP;
    context.tell(new Step.Remove(module, line, command));
    commanded.add(module.name());
    int status = flags.dryRun() ? 0 : context.run(command, module);
    if (status == 0) {
      return Optional.empty();
    }
    context.tell(new Step.CannotRemove(module, State.COMMAND_FAILED));
    boolean isErrno = status > 0 && status <= LARGEST_ERRNO;
    return Optional.of(isErrno ? Errno.of(status) : Errno.EINVAL);
  }
}
