// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What one module taints the kernel with. */
final class ModuleTaints {

  private final String module;
  private final Set<Taint> taints = EnumSet.noneOf(Taint.class);

  ModuleTaints(String module) {
    this.module = module;
  }

  /** The name of the module. */
  String module() {
    return module;
  }

  synchronized void add(Taint taint) {
    taints.add(taint);
  }

  synchronized Set<Taint> all() {
    return taints.isEmpty() ? Set.of() : EnumSet.copyOf(taints);
  }

  /** The letters that the module's file shows, as {@code module_flags_taint} puts them together. */
  String letters() {
    return all().stream()
        .filter(Taint::isOfModules)
        .map(taint -> String.valueOf(taint.letter()))
        .collect(Collectors.joining());
  }
}
