// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The modules of a simulated kernel. */
final class SimulatedKernelModules implements KernelModules {

  /** Simulated modules have no code; this is what many small real ones show. */
  private static final long SIZE = 16384;

  private final SimulatedKernel kernel;

  SimulatedKernelModules(SimulatedKernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public Optional<Status> status(String name) {
    return kernel.module(requireNonNull(name, "name")).map(SimulatedKernelModules::status);
  }

  private static Status status(LoadedModule module) {
    return new Status(module.state(), module.referenceCount(), SIZE);
  }

  @Override
  public List<String> holders(String name) {
    return kernel.module(requireNonNull(name, "name")).map(LoadedModule::holders).orElse(List.of());
  }

  @Override
  public List<String> loaded() {
    return kernel.modules().stream().map(LoadedModule::name).toList();
  }

  @Override
  public void load(ModuleDefinition module, byte[] arguments, Set<LoadFlag> flags) {
    requireNonNull(flags, "flags");
    kernel.insmod(requireNonNull(module, "module"), requireNonNull(arguments, "arguments"));
  }

  @Override
  public void unload(String name, boolean force) {
    kernel.rmmod(requireNonNull(name, "name"));
  }
}
