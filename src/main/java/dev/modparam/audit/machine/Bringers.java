// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which modules bring which others along when they are loaded, by need or by soft dependency. */
public final class Bringers {

  private final MachineFacts machine;
  private final Declarations known;
  private final Map<String, List<String>> bySoftdep = new HashMap<>();

  public Bringers(MachineFacts machine, Declarations known) {
    this.machine = machine;
    this.known = known;
    for (Softdeps.Line line : machine.softdeps().lines()) {
      String owner = line.directive().module();
      if (known.isModule(owner) && machine.softdeps().counts(line, owner)) {
        for (String word : line.words()) {
          machine
              .lookUp(word)
              .forEach(
                  module ->
                      bySoftdep.computeIfAbsent(module, each -> new ArrayList<>()).add(owner));
        }
      }
    }
  }

  public List<String> of(String module) {
    Set<String> names = new LinkedHashSet<>(known.dependents(module));
    names.addAll(bySoftdep.getOrDefault(module, List.of()));
    names.remove(module);
    return List.copyOf(names);
  }

  /** The modules that nothing keeps from loading themselves. */
  public List<String> free(String module) {
    return of(module).stream()
        .filter(name -> machine.blacklist(name).isEmpty() && !machine.isForbidden(name))
        .toList();
  }
}
