// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.Declarations;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.machine.MachineFacts.Entry;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.text.Excerpt;
import java.util.HashSet;
import java.util.Set;

/** MP301: a line for a name that nothing has. */
final class UnknownModule implements LibraryCheck.OfModules {

  @Override
  public void check(MachineFacts machine, Declarations known, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (Entry entry : machine.entries()) {
      Directive directive = entry.directive();
      if (!(directive instanceof Directive.Alias)
          && !isKnown(machine, known, directive)
          && seen.add(directive.location().file() + " " + directive.key())) {
        findings.add(
            mayBeForOtherKernels(directive) ? Severity.INFORMATION : Severity.WARNING,
            entry.word(1),
            message(known, directive));
      }
    }
  }

  private static boolean mayBeForOtherKernels(Directive directive) {
    return directive instanceof Directive.Blacklist
        || directive instanceof Directive.Install
        || directive instanceof Directive.Remove;
  }

  private static String message(Declarations known, Directive directive) {
    String name = directive.key();
    String nobody =
        directive instanceof Directive.Install
            ? "no module or alias is called "
            : "no module, alias or install line is called ";
    return known.orNearest(nobody + Excerpt.of(name), name);
  }

  private static boolean isKnown(MachineFacts machine, Declarations known, Directive directive) {
    String name = directive.key();
    boolean isNamed =
        known.isModule(name)
            || !machine.aliasTargets(name).isEmpty()
            || (machine.hasInstallLine(name) && !(directive instanceof Directive.Install));
    return isNamed || (takesPattern(directive) && known.matching(name).findAny().isPresent());
  }

  private static boolean takesPattern(Directive directive) {
    return directive instanceof Directive.Install
        || directive instanceof Directive.Remove
        || directive instanceof Directive.Softdep
        || directive instanceof Directive.Weakdep;
  }
}
