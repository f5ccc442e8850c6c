// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.KernelBuilder;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings the modules of a snapshot into a kernel, with the modes that their files had. */
final class SnapshotBoot {

  private final List<KernelSnapshot.Module> modules;

  SnapshotBoot(List<KernelSnapshot.Module> modules) {
    this.modules = modules;
  }

  SimulatedKernel boot(KernelBuilder builder) {
    modules.stream()
        .filter(KernelSnapshot.Module::builtIn)
        .forEach(module -> plug(module, builder));
    SimulatedKernel kernel = builder.build();
    modules.stream()
        .filter(KernelSnapshot.Module::builtIn)
        .forEach(module -> setModes(kernel, module));
    loadInto(kernel);
    return kernel;
  }

  private static void plug(KernelSnapshot.Module module, KernelBuilder builder) {
    ModuleDefinition definition = module.definition();
    if (module.name().equals("kernel")) {
      builder.coreParameters(definition.parameters().toArray(Param<?>[]::new));
    } else {
      builder.addBuiltIn(definition);
    }
  }

  void loadInto(SimulatedKernel kernel) {
    for (KernelSnapshot.Module module : inOrder()) {
      kernel.insmod(module.definition());
      setModes(kernel, module);
    }
  }

  /** What a driver can declare is less than what chmod can do. */
  private static void setModes(SimulatedKernel kernel, KernelSnapshot.Module module) {
    LoadedModule loaded = kernel.module(module.name()).orElseThrow();
    for (KernelSnapshot.Parameter parameter : module.parameters()) {
      Attribute attribute = loaded.attribute(parameter.name());
      if (attribute.mode() != parameter.mode()) {
        kernel.files().chmod(attribute.path(), parameter.mode());
      }
    }
  }

  /** The modules to load, each after those that it needs. */
  private List<KernelSnapshot.Module> inOrder() {
    Map<String, Integer> missing = new HashMap<>();
    Map<String, List<KernelSnapshot.Module>> neededBy = new HashMap<>();
    Deque<KernelSnapshot.Module> ready = new ArrayDeque<>();
    for (KernelSnapshot.Module module : modules) {
      missing.put(module.name(), module.needs().size());
      module
          .needs()
          .forEach(name -> neededBy.computeIfAbsent(name, any -> new ArrayList<>()).add(module));
      if (module.needs().isEmpty()) {
        ready.add(module);
      }
    }
    List<KernelSnapshot.Module> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      KernelSnapshot.Module module = ready.remove();
      order.add(module);
      for (KernelSnapshot.Module other : neededBy.getOrDefault(module.name(), List.of())) {
        if (missing.merge(other.name(), -1, Integer::sum) == 0) {
          ready.add(other);
        }
      }
    }
    if (order.size() < modules.size()) {
      throw new IllegalArgumentException(
          modules.stream()
              .filter(module -> !order.contains(module))
              .map(KernelSnapshot.Module::name)
              .limit(5)
              .collect(Collectors.joining(", ", "modules need each other in a circle: ", "")));
    }
    order.removeIf(KernelSnapshot.Module::builtIn);
    return order;
  }
}
