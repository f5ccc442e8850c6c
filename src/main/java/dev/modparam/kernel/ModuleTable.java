// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.event.EventQueue;
import dev.modparam.kernel.event.Listeners;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.BiConsumer;

/**
 * The modules of a kernel by name. One lock guards the table, the states and the references, as
 * {@code module_mutex} does; no code from outside is called under it.
 */
final class ModuleTable {

  private final Map<String, LoadedModule> builtIn;
  private final Map<String, LoadedModule> loadable = new LinkedHashMap<>();
  private final Map<String, Thread> loading = new HashMap<>();
  private final Map<Thread, String> waiting = new HashMap<>();
  private final EventQueue events;
  private final Listeners<KernelListener> listeners;

  ModuleTable(
      Map<String, LoadedModule> builtIn, EventQueue events, Listeners<KernelListener> listeners) {
    this.events = events;
    this.listeners = listeners;
    this.builtIn = Collections.unmodifiableMap(new LinkedHashMap<>(builtIn));
  }

  /**
   * Keeps a name for a module that is going to be made, unless there is one of its name. While
   * another thread loads that one, waits for what becomes of it ({@code
   * module_patient_check_exists}).
   *
   * @throws LoadException EEXIST, EBUSY or EINTR
   */
  synchronized void reserve(String name) {
    boolean waited = awaitOther(name);
    LoadedModule old = loadable.get(name);
    if (old != null && old.state() == LoadedModule.State.LIVE) {
      throw new LoadException(name, Errno.EEXIST, "it is loaded already");
    }
    if (waited || old != null) {
      String state = old == null ? "another load of it failed" : "it is " + old.state() + " now";
      throw new LoadException(name, Errno.EBUSY, state);
    }
    loading.put(name, Thread.currentThread());
  }

  private boolean awaitOther(String name) {
    boolean waits = loading.containsKey(name);
    try {
      while (loading.containsKey(name)) {
        requireOther(name);
        waiting.put(Thread.currentThread(), name);
        wait();
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new LoadException(name, Errno.EINTR, "the wait for another load of it was interrupted");
    } finally {
      waiting.remove(Thread.currentThread());
    }
    return waits;
  }

  /** Refuses a load that would wait for this thread, which Linux would let hang. */
  private void requireOther(String name) {
    if (waitsForThisThread(name)) {
      throw new LoadException(name, Errno.EBUSY, "it is " + LoadedModule.State.COMING + " now");
    }
  }

  private boolean waitsForThisThread(String name) {
    Thread loader = null;
    for (String next = name; next != null && loader != Thread.currentThread(); ) {
      loader = loading.get(next);
      next = loader == null ? null : waiting.get(loader);
    }
    return loader == Thread.currentThread();
  }

  /** Gives a name back for which no module was made. */
  synchronized void release(String name) {
    loading.remove(name);
    notifyAll();
  }

  /** Enters a module under the name that was kept for it. */
  synchronized void enter(LoadedModule module) {
    loadable.put(module.name(), module);
  }

  /** Whether a name is that of a module that is there, or kept for one. */
  synchronized boolean isTaken(String name) {
    return loadable.containsKey(name) || loading.containsKey(name);
  }

  /**
   * Looks whether the modules that a definition names are live. Waits for those that another thread
   * brings up ({@code resolve_symbol_wait}).
   *
   * @param missing told of each that is not, with the error
   * @throws LoadException with the last of these errors: ENOENT, or EBUSY for one that this thread
   *     brings up, for which Linux waits 30 seconds
   */
  void requireDependencies(ModuleDefinition definition, BiConsumer<String, Errno> missing) {
    LoadException last = null;
    for (String name : definition.dependencies()) {
      if (!builtIn.containsKey(name) && isComing(name)) {
        missing.accept(name, Errno.EBUSY);
        String detail = "it depends on " + name + ", whose init code still runs";
        last = new LoadException(definition.name(), Errno.EBUSY, detail);
      } else if (!builtIn.containsKey(name) && live(name).isEmpty()) {
        missing.accept(name, Errno.ENOENT);
        last = absent(definition.name(), name);
      }
    }
    if (last != null) {
      throw last;
    }
  }

  /** Whether a module is still being brought up after all that can be waited for. */
  private synchronized boolean isComing(String name) {
    try {
      while (isInInit(name) && !waitsForThisThread(name)) {
        waiting.put(Thread.currentThread(), name);
        wait();
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.remove(Thread.currentThread());
    }
    return isInInit(name);
  }

  private boolean isInInit(String name) {
    LoadedModule module = loadable.get(name);
    return module != null && module.state() == LoadedModule.State.COMING;
  }

  private synchronized Optional<LoadedModule> live(String name) {
    return Optional.ofNullable(loadable.get(name))
        .filter(m -> m.state() == LoadedModule.State.LIVE);
  }

  private static LoadException absent(String module, String dependency) {
    return new LoadException(
        module,
        Errno.ENOENT,
        "it depends on " + dependency + ", which is not loaded: load that first");
  }

  /**
   * Makes a module depend on those that its definition names.
   *
   * @throws LoadException ENOENT, if one of them has been unloaded meanwhile
   */
  synchronized void connect(LoadedModule module) {
    List<LoadedModule> dependencies = new ArrayList<>();
    for (String name : module.definition().dependencies()) {
      Optional<LoadedModule> dependency = live(name);
      if (dependency.isEmpty() && !builtIn.containsKey(name)) {
        throw absent(module.name(), name);
      }
      dependency.ifPresent(dependencies::add);
    }
    module.use().dependOn(module, dependencies);
  }

  /**
   * Begins an unload ({@code delete_module}).
   *
   * @param force whether to unload a module that is permanent, or held by something else than a
   *     module
   * @param forced called if that was needed
   * @throws UnloadException ENOENT, EAGAIN or EBUSY
   */
  synchronized LoadedModule beginUnload(String name, boolean force, Runnable forced) {
    LoadedModule module = loadable.get(name);
    if (module == null) {
      throw new UnloadException(
          name, Errno.ENOENT, builtIn.containsKey(name) ? "it is built in" : "it is not loaded");
    }
    List<String> holders = holdersOf(module);
    if (!holders.isEmpty()) {
      throw new UnloadException(name, Errno.EAGAIN, "it is used by " + holders);
    }
    if (module.state() != LoadedModule.State.LIVE) {
      throw new UnloadException(name, Errno.EBUSY, "it is " + module.state());
    }
    int references = module.referenceCount();
    boolean permanent = module.definition().code().permanent();
    if (permanent && !force) {
      throw new UnloadException(name, Errno.EBUSY, "it has no exit function");
    }
    if (references > 0 && !force) {
      throw new UnloadException(
          name,
          Errno.EAGAIN,
          references == 1
              ? "it is held by a reference"
              : "it is held by " + references + " references");
    }
    if (permanent || references > 0) {
      forced.run();
    }
    module.use().state(LoadedModule.State.GOING);
    return module;
  }

  synchronized boolean tryHold(LoadedModule module) {
    boolean alive =
        module.state() != LoadedModule.State.GOING && module.state() != LoadedModule.State.GONE;
    if (alive) {
      module.use().hold();
    }
    return alive;
  }

  synchronized void makeLive(LoadedModule module) {
    module.use().state(LoadedModule.State.LIVE);
    release(module.name());
    events.add(() -> listeners.tell(listener -> listener.loaded(module)));
  }

  /**
   * Takes a module out, after an unload or a load that failed. Waits for a store that is in one of
   * its files, as Linux drains them: nothing is stored any more when this returns.
   */
  void remove(LoadedModule module) {
    Lock lock = module.parameters().lock();
    lock.lock();
    try {
      takeOut(module);
    } finally {
      lock.unlock();
    }
  }

  private synchronized void takeOut(LoadedModule module) {
    loadable.remove(module.name(), module);
    module.use().releaseDependencies(module);
    boolean wasLive = module.state() == LoadedModule.State.GOING;
    if (!wasLive) {
      release(module.name());
    }
    module.use().state(LoadedModule.State.GONE);
    if (wasLive) {
      events.add(() -> listeners.tell(listener -> listener.unloaded(module)));
    }
  }

  synchronized List<String> holdersOf(LoadedModule module) {
    return module.use().dependents().stream().map(LoadedModule::name).toList();
  }

  synchronized Optional<LoadedModule> find(String name) {
    LoadedModule module = loadable.get(name);
    return Optional.ofNullable(module != null ? module : builtIn.get(name));
  }

  boolean isBuiltIn(String name) {
    return builtIn.containsKey(name);
  }

  /** The modules that were loaded, newest first. */
  synchronized List<LoadedModule> loaded() {
    List<LoadedModule> newestFirst = new ArrayList<>(loadable.values());
    Collections.reverse(newestFirst);
    return Collections.unmodifiableList(newestFirst);
  }

  /** The built-in modules in the order in which they were given. */
  List<LoadedModule> builtIn() {
    return List.copyOf(builtIn.values());
  }
}
