// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the modules to load for one module, in order: {@code kmod_module_get_probe_list}. Works
 * with a stack of its own, so that long chains of soft dependencies do no harm.
 */
final class ProbeList {

  /** The soft dependencies of a module as modules. */
  record Softdeps(List<Candidate> before, List<Candidate> after) {

    static final Softdeps NONE = new Softdeps(List.of(), List.of());

    boolean isEmpty() {
      return before.isEmpty() && after.isEmpty();
    }
  }

  /** More soft dependencies than any real configuration leads to. */
  private static final int MOST_SOFTDEPS = 500_000;

  private final KmodContext context;
  private final List<Candidate> result = new ArrayList<>();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private int softdeps;

  ProbeList(KmodContext context) {
    this.context = context;
  }

  /**
   * Fills the list.
   *
   * @param ignoreCommand whether the module's own command and soft dependencies do not count
   */
  List<Candidate> of(Candidate module, boolean ignoreCommand) {
    context.forgetVisits();
    module.required = true;
    context.dependencies(module).forEach(needed -> needed.required = true);
    probe(module, ignoreCommand);
    while (!tasks.isEmpty()) {
      tasks.pop().run();
    }
    if (softdeps > MOST_SOFTDEPS) {
      context.tell(new Step.TooManySoftdeps(module, MOST_SOFTDEPS));
    }
    return result;
  }

  private void probe(Candidate module, boolean ignoreCommand) {
    if (module.visited) {
      return;
    }
    module.visited = true;
    tasks.push(ignoreCommand ? () -> append(module, true) : () -> withSoftdeps(module));
    pushAll(context.dependencies(module), this::withSoftdeps);
  }

  private void withSoftdeps(Candidate module) {
    Softdeps around = softdeps > MOST_SOFTDEPS ? Softdeps.NONE : context.softdeps(module);
    softdeps += around.before().size() + around.after().size();
    pushAll(around.after(), other -> probe(other, false));
    tasks.push(() -> append(module, !around.isEmpty()));
    pushAll(around.before(), other -> probe(other, false));
  }

  private void append(Candidate module, boolean ignoreCommand) {
    module.ignoreCommand = ignoreCommand;
    result.add(module);
  }

  /** Pushes one task for a whole list, which comes back until the list is done. */
  private void pushAll(List<Candidate> modules, Consumer<Candidate> action) {
    pushRest(modules.iterator(), action);
  }

  private void pushRest(Iterator<Candidate> rest, Consumer<Candidate> action) {
    if (rest.hasNext()) {
      tasks.push(
          () -> {
            Candidate next = rest.next();
            pushRest(rest, action);
            action.accept(next);
          });
    }
  }
}
