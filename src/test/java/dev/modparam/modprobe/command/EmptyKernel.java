// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.modprobe.tree.KernelModules;
import dev.modparam.module.ModuleDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A kernel without modules, which takes everything and keeps nothing. */
class EmptyKernel implements KernelModules {

  @Override
  public Optional<Status> status(String name) {
    return Optional.empty();
  }

  @Override
  public List<String> holders(String name) {
    return List.of();
  }

  @Override
  public List<String> loaded() {
    return List.of();
  }

  @Override
  public void load(ModuleDefinition module, byte[] arguments, Set<LoadFlag> flags) {}

  @Override
  public void unload(String name, boolean force) {}
}
