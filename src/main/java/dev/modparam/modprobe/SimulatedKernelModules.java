// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
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
    return kernel.module(name).map(SimulatedKernelModules::status);
  }

  private static Status status(LoadedModule module) {
    return new Status(module.state(), module.referenceCount(), SIZE);
  }

  @Override
  public List<String> holders(String name) {
    return kernel.module(name).map(LoadedModule::holders).orElse(List.of());
  }

  @Override
  public List<String> loaded() {
    return kernel.modules().stream().map(LoadedModule::name).toList();
  }

  @Override
  public void load(TreeModule module, byte[] arguments, Set<LoadFlag> flags) {
    ModuleDefinition definition;
    try {
      definition = module.definition();
    } catch (NoSuchFileException failure) {
      throw refusal(Errno.ENOENT, module, "there is no such file", failure);
    } catch (IOException | IllegalArgumentException failure) {
      throw refusal(Errno.ENOEXEC, module, "it is no module: " + failure.getMessage(), failure);
    }
    kernel.insmod(definition, arguments);
  }

  private static RuntimeException refusal(
      Errno errno, TreeModule module, String why, Exception cause) {
    RuntimeException refused = errno.exception("cannot load " + module.path() + ": " + why);
    refused.initCause(cause);
    return refused;
  }

  @Override
  public void unload(String name, boolean force) {
    kernel.rmmod(name);
  }
}
