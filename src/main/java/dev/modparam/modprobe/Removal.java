// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.kernel.ModuleState;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.modprobe.config.KmodVersion;
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
final class Removal {

  private final Session session;
  private final KmodContext context;
  private final ModprobeOptions options;
  private final LogPriority complaint;

  private final Deque<RemovalFrame> frames = new ArrayDeque<>();

  /** For each module being removed, how much had changed when that began. */
  private final Map<String, Deque<Integer>> inProgress = new HashMap<>();

  private final Set<String> commanded = new HashSet<>();
  private int unloads;

  /**
   * Makes a removal.
   *
   * @param complaint how grave it is that a module cannot be removed
   */
  Removal(Session session, ModprobeOptions options, LogPriority complaint) {
    this.session = session;
    this.context = session.context();
    this.options = options;
    this.complaint = complaint;
  }

  Optional<Errno> remove(Candidate module) {
    RemovalFrame named = new RemovalFrame(module, true);
    push(named);
    while (!frames.isEmpty()) {
      RemovalFrame frame = frames.element();
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
    Deque<Integer> begun =
        inProgress.computeIfAbsent(frame.module.name(), name -> new ArrayDeque<>());
    if (!begun.isEmpty() && begun.element() == changes()) {
      session
          .out()
          .log(
              LogPriority.ERROR,
              "soft dependencies lead from the removal of "
                  + frame.module.name()
                  + " back to it: going on without");
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
              frame.named && options.removeHolders ? holders(frame.module) : List.of());
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
    if (!options.ignoreCommands) {
      ProbeActions messages = new LoadActions(session, false, true, Set.of());
      frame.softdeps = new ProbeList(context, messages::unknownSoftdep).softdeps(module);
      frame.command = Optional.ofNullable(context.removeCommand(module));
    }
    if (frame.command.isEmpty() && !options.ignoreLoaded) {
      Optional<ModuleState> state = context.state(module);
      if (state.isEmpty()) {
        frame.end(absent(module));
        return;
      }
      if (state.get() == ModuleState.BUILT_IN) {
        frame.end(
            frame.named
                ? complain("Module " + module.name() + " is builtin.", Errno.ENOENT)
                : Optional.empty());
        return;
      }
    }
    frame.removeFirst(RemovalFrame.Phase.POST_SOFTDEPS, frame.softdeps.after());
  }

  private Optional<Errno> absent(Candidate module) {
    return options.firstTime
        ? complain("Module " + module.name() + " is not in kernel.", Errno.ENOENT)
        : Optional.empty();
  }

  private Optional<Errno> complain(String text, Errno errno) {
    session.out().log(complaint, text);
    return Optional.of(errno);
  }

  private void removeSelf(RemovalFrame frame) {
    Candidate module = frame.module;
    boolean checked = frame.command.isEmpty() && !options.ignoreLoaded && options.wait == 0;
    if (checked && context.references(module) > 0) {
      frame.end(complain("Module " + module.name() + " is in use.", Errno.EBUSY));
      return;
    }
    Optional<Errno> error =
        frame.command.isPresent() ? runCommand(module, frame.command.get()) : unload(module);
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

  private Optional<Errno> unload(Candidate module) {
    boolean gone = context.references(module) < 0;
    return gone && context.config().version().has(KmodVersion.Feature.VANISHED_IS_REMOVED)
        ? Optional.empty()
        : unloadInKernel(module);
  }

  private Optional<Errno> unloadInKernel(Candidate module) {
    show("rmmod " + module.name());
    if (options.dryRun) {
      return Optional.empty();
    }
    Optional<Errno> error = session.unload(module.name(), options.force);
    if (error.isEmpty()) {
      unloads++;
    }
    return error.filter(Errno.EEXIST::equals).isPresent() ? absent(module) : error;
  }

  private Optional<Errno> runCommand(Candidate module, Directive.Remove line) {
    String command = Commands.expand(line.command(), "");
    show("remove " + command);
    if (options.dryRun) {
      commanded.add(module.name());
      return Optional.empty();
    }
    commanded.add(module.name());
    int status = session.run(module.name(), command).exitStatus();
    return status == 0
        ? Optional.empty()
        : complain("Error running remove command for " + module.name(), Errno.of(status));
  }

  private void show(String line) {
    if (options.show()) {
      session.out().print(line + "\n");
      session.out().flush();
    }
  }
}
