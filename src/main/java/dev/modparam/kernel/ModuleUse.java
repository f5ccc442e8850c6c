// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a module is in its life, and who holds it. The module table changes it under its lock;
 * everybody may look at the state, the count and the dependencies.
 */
final class ModuleUse {

  private final Set<LoadedModule> dependents = new LinkedHashSet<>();
  private final AtomicInteger references = new AtomicInteger();
  private volatile List<LoadedModule> dependencies = List.of();
  private volatile LoadedModule.State state;

  ModuleUse(LoadedModule.State state) {
    this.state = state;
  }

  LoadedModule.State state() {
    return state;
  }

  void state(LoadedModule.State next) {
    state = next;
  }

  /** The references, with that of the kernel itself ({@code module_refcount}). */
  int count() {
    int ofTheKernel =
        switch (state) {
          case COMING -> 1;
          case GOING -> -1;
          case LIVE, GONE, BUILT_IN -> 0;
        };
    return references.get() + ofTheKernel;
  }

  void hold() {
    references.incrementAndGet();
  }

  void release() {
    references.decrementAndGet();
  }

  List<LoadedModule> dependencies() {
    return dependencies;
  }

  /** Takes a reference to each module that this one depends on. */
  void dependOn(LoadedModule self, List<LoadedModule> modules) {
    dependencies = List.copyOf(modules);
    for (LoadedModule module : dependencies) {
      module.use().dependents.add(self);
      module.use().hold();
    }
  }

  /** Gives those references back. */
  void releaseDependencies(LoadedModule self) {
    for (LoadedModule module : dependencies) {
      module.use().dependents.remove(self);
      module.use().release();
    }
  }

  /** The modules that depend on this one, in the order of loading. */
  Set<LoadedModule> dependents() {
    return dependents;
  }
}
