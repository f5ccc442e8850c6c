// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.Declarations;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.machine.MachineFacts.Entry;
import dev.modparam.audit.machine.Softdeps;
import dev.modparam.modprobe.config.Directive;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** MP502: a command that modprobe does not run, for a module that has a soft dependency. */
final class InstallIgnored implements LibraryCheck {

  @Override
  public void check(MachineFacts machine, Findings findings) {
    IdentityHashMap<Directive, String> loaded = new IdentityHashMap<>();
    for (String module : modules(machine)) {
      if (machine.hasSoftdep(module)) {
        machine.install(module).ifPresent(entry -> loaded.putIfAbsent(entry.directive(), module));
      }
    }
    for (Entry entry : machine.entries(Directive.Install.class)) {
      String module = loaded.get(entry.directive());
      if (module != null) {
        findings.add(entry.directive().location(), message(machine, module));
      }
    }
  }

  /** The modules that may have a soft dependency: those that lines are for. */
  private static Set<String> modules(MachineFacts machine) {
    Stream<String> softdeps =
        machine.softdeps().lines().stream().map(line -> line.directive().module());
    Stream<String> installs =
        machine.entries(Directive.Install.class).stream().map(entry -> entry.directive().key());
    return Stream.concat(softdeps, installs)
        .flatMap(
            name ->
                machine.knowsModules() && Declarations.isPattern(name)
                    ? machine.known().matching(name)
                    : Stream.of(name))
        .filter(name -> !machine.known().isBuiltIn(name))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String message(MachineFacts machine, String module) {
    Softdeps.Line softdep = machine.softdeps().of(module).orElseThrow();
    return "this command is not run and "
        + module
        + " is loaded: it has a soft dependency ("
        + (softdep.configured()
            ? MachineFacts.shortPlace(softdep.directive().location())
            : "its own")
        + ")";
  }
}
