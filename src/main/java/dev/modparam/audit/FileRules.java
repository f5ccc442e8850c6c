// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.input.Location;
import dev.modparam.modprobe.config.ConfigFile.Skipped;
import java.util.List;
import java.util.regex.Pattern;

/** MP2xx: which files are read. */
final class FileRules {

  /** What editors and package managers leave behind, and what nobody takes for a configuration. */
  private static final Pattern LEAVINGS =
      Pattern.compile(
          ".*(~|\\.bak|\\.orig|\\.dpkg-[a-z]+|\\.rpm[a-z]+|\\.ucf-[a-z]+|\\.swp|\\.pac(new|save|orig))"
              + "|README(\\..*)?|#.*#",
          Pattern.CASE_INSENSITIVE);

  static final List<Rule> RULES =
      List.of(
          Wording.warning(
              "MP201",
              "hidden-file",
              "Of two files with the same name only that in the folder that comes first is read,"
                  + " even if it is empty.",
              "blacklist nouveau",
              FileRules::hidden),
          Wording.warning(
              "MP202",
              "not-conf",
              "Only files whose names end in .conf are read, and none whose name begins with a"
                  + " dot.",
              "blacklist nouveau",
              FileRules::notConf),
          Wording.error(
              "MP203",
              "unreadable",
              "kmod skips what it cannot read, and modprobe goes on without it.",
              "",
              FileRules::unreadable));

  private FileRules() {}

  private static void hidden(AuditedMachine machine, Findings findings) {
    for (Skipped file : machine.inputs().skipped()) {
      if (file.reason() == Skipped.Reason.HIDDEN) {
        hidden(file, findings);
      }
    }
    machine.inputs().hiddenModulesLoad().forEach(file -> hidden(file, findings));
  }

  private static void hidden(Skipped file, Findings findings) {
    findings.add(
        Location.ofFile(file.path()),
        "this file is not read: " + file.detail() + " has the same name and comes first");
  }

  private static void notConf(AuditedMachine machine, Findings findings) {
    for (Skipped file : machine.inputs().skipped()) {
      if (file.reason() == Skipped.Reason.NOT_CONF) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        Severity severity =
            LEAVINGS.matcher(name).matches() ? Severity.INFORMATION : Severity.WARNING;
        findings.add(severity, Location.ofFile(file.path()), "this file is not read: " + why(name));
      }
    }
  }

  private static String why(String name) {
    if (!name.endsWith(".conf")) {
      return "its name does not end in .conf";
    }
    return name.startsWith(".") ? "its name begins with a dot" : "its name is too short";
  }

  private static void unreadable(AuditedMachine machine, Findings findings) {
    for (Skipped file : machine.inputs().skipped()) {
      String why =
          switch (file.reason()) {
            case FOLDER -> "this is a folder, and kmod reads no folders in folders";
            case DANGLING -> "this link leads nowhere, so nothing is read";
            case SPECIAL -> "this is no regular file, so it is not read";
            case UNREADABLE, UNREADABLE_FOLDER -> "this cannot be read: " + file.detail();
            case TOO_LARGE -> "this file is too large to be read";
            case MISSING -> "this does not exist, so nothing is read";
            case HIDDEN, NOT_CONF -> "";
          };
      if (!why.isEmpty()) {
        findings.add(Location.ofFile(file.path()), why);
      }
    }
  }
}
