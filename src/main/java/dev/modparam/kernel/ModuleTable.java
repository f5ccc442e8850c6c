// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The modules of a kernel by name. One lock guards the table, the states and the references, as
 * {@code module_mutex} does; no code from outside is called under it.
 */
final class ModuleTable {

  private final Map<String, LoadedModule> builtIn;
  private final Map<String, LoadedModule> loadable = new LinkedHashMap<>();

  ModuleTable(Map<String, LoadedModule> builtIn) {
    this.builtIn = Collections.unmodifiableMap(new LinkedHashMap<>(builtIn));
  }

  /**
   * Enters a module that is being loaded, unless there is one of its name.
   *
   * @throws LoadException EEXIST or EBUSY
   */
  synchronized void enter(LoadedModule module) {
    LoadedModule old = loadable.putIfAbsent(module.name(), module);
    if (old != null) {
      throw old.state() == ModuleState.LIVE
          ? new LoadException(module.name(), Errno.EEXIST, "it is loaded already")
          : new LoadException(module.name(), Errno.EBUSY, "it is " + old.state() + " now");
    }
  }

  /**
   * Makes a module depend on those that its definition names.
   *
   * @throws LoadException ENOENT, if one of them is not live
   */
  synchronized void connect(LoadedModule module) {
    List<LoadedModule> dependencies = new ArrayList<>();
    for (String name : module.definition().dependencies()) {
      LoadedModule dependency = loadable.get(name);
      if (dependency != null && dependency.state() == ModuleState.LIVE) {
        dependencies.add(dependency);
      } else if (!builtIn.containsKey(name)) {
        throw new LoadException(
            module.name(),
            Errno.ENOENT,
            "it depends on " + name + ", which is not loaded: load that first");
      }
    }
    module.dependOn(dependencies);
  }

  /**
   * Begins an unload ({@code delete_module}).
   *
   * @throws UnloadException ENOENT, EAGAIN or EBUSY
   */
  synchronized LoadedModule beginUnload(String name) {
    LoadedModule module = loadable.get(name);
    if (module == null) {
      throw new UnloadException(
          name, Errno.ENOENT, builtIn.containsKey(name) ? "it is built in" : "it is not loaded");
    }
    List<String> holders = holdersOf(module);
    if (!holders.isEmpty()) {
      throw new UnloadException(name, Errno.EAGAIN, "it is used by " + holders);
    }
    if (module.state() != ModuleState.LIVE) {
      throw new UnloadException(name, Errno.EBUSY, "it is " + module.state());
    }
    if (module.referenceCount() > 0) {
      throw new UnloadException(
          name, Errno.EAGAIN, "it is held by " + module.referenceCount() + " references");
    }
    module.state(ModuleState.GOING);
    return module;
  }

  synchronized boolean tryHold(LoadedModule module) {
    boolean alive = module.state() != ModuleState.GOING && module.state() != ModuleState.GONE;
    if (alive) {
      module.addReference();
    }
    return alive;
  }

  synchronized void makeLive(LoadedModule module) {
    module.state(ModuleState.LIVE);
  }

  /** Takes a module out, after an unload or a load that failed. */
  synchronized void remove(LoadedModule module) {
    loadable.remove(module.name(), module);
    module.releaseDependencies();
    module.state(ModuleState.GONE);
  }

  synchronized List<String> holdersOf(LoadedModule module) {
    return module.dependents().stream().map(LoadedModule::name).toList();
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
