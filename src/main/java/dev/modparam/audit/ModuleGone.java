// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.Declarations;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.machine.MachineFacts.Entry;
import dev.modparam.audit.machine.ModulesLoadFile;
import dev.modparam.input.Location;
import dev.modparam.modprobe.config.Directive;
import java.util.HashSet;
import java.util.Set;

/** MP804: a module that the next kernel does not have, or has built in. */
final class ModuleGone implements LibraryCheck.OfUpgrade {

  @Override
  public void check(
      MachineFacts machine, Declarations known, Declarations next, Findings findings) {
    for (Entry entry : machine.entries()) {
      String module = entry.directive().key();
      if (entry.directive() instanceof Directive.Alias alias) {
        gone(alias.module(), entry.word(2), known, next, findings);
      } else if (known.isLoadable(module)) {
        check(entry, module, next, findings);
      }
    }
    for (ModulesLoadFile file : machine.inputs().modulesLoad()) {
      for (ModulesLoadFile.Entry name : file.names()) {
        String module = Declarations.normalize(name.name());
        gone(module, name.location(), known, next, findings);
      }
    }
    Set<Location> told = new HashSet<>();
    machine.assignments().stream()
        .filter(word -> word.isBoot() && told.add(word.location()))
        .forEach(word -> gone(word.module(), word.location(), known, next, findings));
  }

  private static void gone(
      String module, Location place, Declarations known, Declarations next, Findings findings) {
    if (known.isModule(module) && !next.isModule(module)) {
      findings.add(place, "the new kernel has no module " + module);
    }
  }

  private static void check(Entry entry, String module, Declarations next, Findings findings) {
    Directive directive = entry.directive();
    if (next.isBuiltIn(module)) {
      String message =
          module
              + " is built into the new kernel, where this "
              + directive.keyword()
              + " line has no effect";
      if (directive instanceof Directive.Options options) {
        findings.add(
            entry.word(1),
            message + "; write its options on the kernel command line",
            NameRules.bootWords(module, options));
      } else if (NameRules.isForLoading(directive)) {
        findings.add(entry.word(1), message);
      }
    } else if (!next.isModule(module)
        && (directive instanceof Directive.Options || directive instanceof Directive.Softdep)) {
      findings.add(entry.word(1), "the new kernel has no module " + module);
    }
  }
}
