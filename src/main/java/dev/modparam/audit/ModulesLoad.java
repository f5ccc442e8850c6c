// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.machine.ModulesLoadFile;
import dev.modparam.audit.words.LineShapes;
import dev.modparam.text.Excerpt;
import java.util.List;

/** MP306: the lists of modules to load at boot. */
final class ModulesLoad implements LibraryCheck {

  @Override
  public void check(MachineFacts machine, Findings findings) {
    for (ModulesLoadFile file : machine.inputs().modulesLoad()) {
      for (ModulesLoadFile.Entry entry : file.names()) {
        if (entry.rest().isEmpty() || file.takesArguments()) {
          name(machine, entry, findings);
        } else {
          findings.add(entry.restLocation(), restMessage(entry));
        }
      }
    }
  }

  private static String restMessage(ModulesLoadFile.Entry entry) {
    if (LineShapes.DIRECTIVES.contains(entry.name())) {
      return "the whole line is taken for the name of a module; a line with "
          + entry.name()
          + " belongs into a file in modprobe.d";
    }
    return entry.rest().startsWith("#")
        ? "a comment needs a line of its own: the whole line is taken for the name of a module"
        : "arguments are not supported here: the whole line is taken for the name of a module;"
            + " write them into a line options "
            + Excerpt.of(entry.name())
            + " … in modprobe.d";
  }

  private static void name(MachineFacts machine, ModulesLoadFile.Entry entry, Findings findings) {
    List<String> targets = machine.lookUp(entry.name());
    if (machine.knowsModules() && targets.stream().noneMatch(machine::exists)) {
      findings.add(
          entry.location(),
          machine
              .known()
              .orNearest("no module is called " + Excerpt.of(entry.name()), entry.name()));
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
                          + MachineFacts.shortPlace(line.location())
                          + ")"));
    }
  }
}
