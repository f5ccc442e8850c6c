// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ErrnoException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the tools ask of a kernel: the system calls that load and unload modules, and {@code
 * /sys/module}. {@link #of} gives those of a simulated kernel; tests of tools can give others.
 */
public interface KernelModules {

  /**
   * Tells how a module is.
   *
   * @param name its exact name
   * @return empty if the kernel does not have it
   */
  Optional<Status> status(String name);

  /**
   * Returns which modules use a module.
   *
   * @param name its exact name
   * @return their names; none if the kernel does not have it
   */
  List<String> holders(String name);

  /**
   * Returns the modules that were loaded.
   *
   * @return their names, newest first
   */
  List<String> loaded();

  /**
   * Loads a module: {@code finit_module(2)}.
   *
   * @param module what its file declares
   * @param arguments its argument line, exactly as modprobe hands it over
   * @param flags what the kernel shall not look at
   * @throws ErrnoException if the kernel refuses
   */
  void load(ModuleDefinition module, byte[] arguments, Set<LoadFlag> flags);

  /**
   * Unloads a module: {@code delete_module(2)}.
   *
   * @param name its exact name
   * @param force whether it shall go although it is in use
   * @throws ErrnoException if the kernel refuses
   */
  void unload(String name, boolean force);

  /**
   * Returns the view of a simulated kernel. It cannot unload by force, and knows no versions.
   *
   * @param kernel the kernel
   * @return its modules, as they change
   */
  static KernelModules of(SimulatedKernel kernel) {
    return new SimulatedKernelModules(requireNonNull(kernel, "kernel"));
  }

  /** What a kernel shall not look at when it loads a module. */
  enum LoadFlag {
    /** The versions of symbols. */
    IGNORE_MODVERSIONS,
    /** The release that the module was built for. */
    IGNORE_VERMAGIC
  }

  /**
   * How a module is.
   *
   * @param state where it is in its life
   * @param references how many hold it
   * @param size what {@code lsmod} shows, in bytes
   */
  record Status(LoadedModule.State state, int references, long size) {

    /**
     * Makes a status.
     *
     * @param state where it is in its life
     * @param references how many hold it
     * @param size what {@code lsmod} shows, in bytes
     */
    public Status {
      requireNonNull(state, "state");
    }
  }
}
