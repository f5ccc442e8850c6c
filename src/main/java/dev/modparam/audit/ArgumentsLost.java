// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.InstallCommands;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.machine.MachineFacts.Entry;
import dev.modparam.audit.words.Assignment;
import dev.modparam.modprobe.config.Directive;
import java.util.HashSet;
import java.util.Set;

/** MP504: options of a module whose install command does not hand them on. */
final class ArgumentsLost implements LibraryCheck {

  @Override
  public void check(MachineFacts machine, Findings findings) {
    Set<Directive> told = new HashSet<>();
    Set<String> configured = new HashSet<>();
    for (Assignment word : machine.assignments()) {
      String module = word.module();
      if (configured.add(module)
          && (machine.exists(module) || !machine.knowsModules())
          && !machine.known().isBuiltIn(module)
          && !machine.hasSoftdep(module)) {
        machine
            .install(module)
            .filter(entry -> !InstallCommands.passesArguments(command(entry), module))
            .filter(entry -> told.add(entry.directive()))
            .ifPresent(entry -> findings.add(entry.directive().location(), message(module)));
      }
    }
  }

  private static String command(Entry entry) {
    return entry.directive().value();
  }

  private static String message(String module) {
    return "the options for "
        + module
        + " go nowhere: this command runs instead of the load and has no $CMDLINE_OPTS";
  }
}
