// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the modules to load for one module, in order: {@code kmod_module_get_probe_list}. Works
 * with a stack of its own, so that long chains of soft dependencies do no harm.
 */
final class ProbeList {

  /** The soft dependencies of a module as modules. */
  record Softdeps(List<Candidate> before, List<Candidate> after) {
    boolean isEmpty() {
      return before.isEmpty() && after.isEmpty();
    }
  }

  private interface Task {
    void run();
  }

  private final KmodContext context;
  private final Lookup lookup;
  private final Consumer<String> unknownSoftdep;
  private final List<Candidate> result = new ArrayList<>();
  private final Deque<Task> tasks = new ArrayDeque<>();

  /**
   * Makes a list.
   *
   * @param unknownSoftdep told of each soft dependency that is spelled wrongly
   */
  ProbeList(KmodContext context, Consumer<String> unknownSoftdep) {
    this.context = context;
    this.lookup = new Lookup(context);
    this.unknownSoftdep = unknownSoftdep;
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
    return result;
  }

  private void probe(Candidate module, boolean ignoreCommand) {
    if (module.visited) {
      return;
    }
    module.visited = true;
    List<Task> next = new ArrayList<>();
    for (Candidate needed : context.dependencies(module)) {
      next.add(() -> withSoftdeps(needed));
    }
    next.add(ignoreCommand ? () -> append(module, true) : () -> withSoftdeps(module));
    pushAll(next);
  }

  private void withSoftdeps(Candidate module) {
    Softdeps softdeps = softdeps(module);
    List<Task> next = new ArrayList<>();
    softdeps.before().forEach(other -> next.add(() -> probe(other, false)));
    next.add(() -> append(module, !softdeps.isEmpty()));
    softdeps.after().forEach(other -> next.add(() -> probe(other, false)));
    pushAll(next);
  }

  private void append(Candidate module, boolean ignoreCommand) {
    module.ignoreCommand = ignoreCommand;
    result.add(module);
  }

  private void pushAll(List<Task> next) {
    for (int i = next.size() - 1; i >= 0; i--) {
      tasks.push(next.get(i));
    }
  }

  /** {@code kmod_module_get_softdeps}: only the first line that matches counts. */
  Softdeps softdeps(Candidate module) {
    return context
        .config()
        .softdep(module.name())
        .map(line -> new Softdeps(findAll(line.pre()), findAll(line.post())))
        .orElse(new Softdeps(List.of(), List.of()));
  }

  private List<Candidate> findAll(List<String> words) {
    List<Candidate> found = new ArrayList<>();
    for (String word : words) {
      lookup.find(word).ifPresentOrElse(found::addAll, () -> unknownSoftdep.accept(word));
    }
    return found;
  }
}
