// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.text.Excerpt;
import java.util.List;

/** MP306: the lists of modules to load at boot. */
final class ModulesLoadRule {

  private ModulesLoadRule() {}

  static void check(AuditedMachine machine, Findings findings) {
    for (ModulesLoadFile file : machine.inputs().modulesLoad()) {
      for (ModulesLoadFile.Entry entry : file.names()) {
        if (!entry.rest().isEmpty() && !file.takesArguments()) {
          findings.add(
              entry.restLocation(),
              entry.rest().startsWith("#")
                  ? "a comment needs a line of its own: the whole line is taken for the name of a"
                      + " module"
                  : "arguments are not supported here: the whole line is taken for the name of a"
                      + " module; write them into a line options "
                      + Excerpt.of(entry.name())
                      + " … in modprobe.d");
        } else {
          name(machine, entry, findings);
        }
      }
    }
  }

  private static void name(AuditedMachine machine, ModulesLoadFile.Entry entry, Findings findings) {
    Declarations known = machine.declarations();
    String name = Declarations.normalize(entry.name());
    List<String> targets = machine.lookUp(name);
    if (known != null && targets.stream().noneMatch(target -> isThere(machine, known, target))) {
      findings.add(
          entry.location(),
          Wording.orNearest(
              "no module is called " + Excerpt.of(entry.name()),
              known.nearestModule(name).orElse(null)));
      return;
    }
    for (String target : targets) {
      machine
          .blacklist(target)
          .ifPresent(
              line ->
                  findings.add(
                      entry.location(),
                      target
                          + " is not loaded: it is blacklisted ("
                          + AuditedMachine.shortPlace(line.location())
                          + ")"));
    }
  }

  private static boolean isThere(AuditedMachine machine, Declarations known, String name) {
    return known.isModule(name) || machine.hasInstallLine(name);
  }
}
