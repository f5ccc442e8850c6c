// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.input.Location;
import dev.modparam.modprobe.config.ConfigFile.Skipped;
import java.util.List;
import java.util.regex.Pattern;

/** MP2xx: which files are read. */
final class FileRules {

  static final List<Rule> RULES =
      List.of(
          LibraryCheck.warning(
              "MP201",
              "hidden-file",
              "Of two files with the same name only that in the folder that comes first is read,"
                  + " even if it is empty.",
              "blacklist nouveau",
              new HiddenFile()),
          LibraryCheck.warning(
              "MP202",
              "not-conf",
              "Only files whose names end in .conf are read, and none whose name begins with a"
                  + " dot.",
              "blacklist nouveau",
              new NotConf()),
          LibraryCheck.error(
              "MP203",
              "unreadable",
              "kmod skips what it cannot read, and modprobe goes on without it.",
              "",
              new Unreadable()));

  private FileRules() {}

  private static final class HiddenFile implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Skipped file : machine.skipped()) {
        if (file.reason() == Skipped.Reason.HIDDEN) {
          findings.add(
              Location.ofFile(file.path()),
              "this file is not read: " + file.detail() + " has the same name and comes first");
        }
      }
    }
  }

  private static final class NotConf implements LibraryCheck {

    /** What editors and package managers leave behind, and what nobody takes for configuration. */
    private static final Pattern LEAVINGS =
        Pattern.compile(
            ".*(~|\\.bak|\\.orig|\\.dpkg-[a-z]+|\\.rpm[a-z]+|\\.ucf-[a-z]+|\\.swp|\\.pac(new|save|orig))"
                + "|README(\\..*)?|#.*#",
            Pattern.CASE_INSENSITIVE);

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Skipped file : machine.skipped()) {
        if (file.reason() == Skipped.Reason.NOT_CONF) {
          String name = file.path().substring(file.path().lastIndexOf('/') + 1);
          findings.add(
              LEAVINGS.matcher(name).matches() ? Severity.INFORMATION : Severity.WARNING,
              Location.ofFile(file.path()),
              "this file is not read: " + why(name));
        }
      }
    }

    private static String why(String name) {
      if (!name.endsWith(".conf")) {
        return "its name does not end in .conf";
      }
      return name.startsWith(".") ? "its name begins with a dot" : "its name is too short";
    }
  }

  private static final class Unreadable implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Skipped file : machine.skipped()) {
        String why =
            switch (file.reason()) {
              case FOLDER -> "this is a folder, and kmod reads no folders in folders";
              case DANGLING -> "this link leads nowhere, so nothing is read";
              case SPECIAL -> "this is not a regular file, so it is not read";
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
}
