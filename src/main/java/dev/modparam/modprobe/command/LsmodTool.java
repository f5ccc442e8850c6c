// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.modprobe.config.KmodVersion.Feature;
import dev.modparam.modprobe.tree.KernelModules;
import java.util.List;
import java.util.Locale;

/** The command {@code lsmod}: {@code do_lsmod}. */
final class LsmodTool {

  private static final List<Getopt.LongOption> LONG =
      Getopt.longOptions("syslog:s verbose:v version:V help:h");

  private final CommandSetup setup;
  private final ToolOutput out;
  private int verbosity = LogPriority.ERROR.number();
  private boolean syslog;

  LsmodTool(CommandSetup setup, ToolOutput out) {
    this.setup = setup;
    this.out = out;
  }

  /** Returns the exit status. */
  int run(List<String> arguments) {
    if (!setup.has(Feature.LSMOD_OPTIONS)) {
      if (!arguments.isEmpty()) {
        out.usage("Usage: lsmod");
        return 1;
      }
    } else if (!new Getopt(out, "svVh", LONG).parse(arguments, this::accept).isEmpty()) {
      if (!syslog) {
        out.usage("lsmod: ERROR: too many arguments provided.");
      }
      return 1;
    }
    ConfigMessages.printCommandLine(setup.config(), out);
    if (syslog) {
      out.useSyslog();
    }
    out.startLog(verbosity);
    KernelModules kernel = setup.kernel();
    out.print("Module                  Size  Used by\n");
    for (String name : kernel.loaded()) {
      kernel.status(name).ifPresent(status -> print(name, status));
    }
    out.endLog();
    return 0;
  }

  private void accept(String id, String value) {
    switch (id) {
      case "s" -> syslog = true;
      case "v" -> verbosity++;
      default -> {
        out.print(id.equals("h") ? Usage.LSMOD : Usage.version(setup.version()));
        throw new ExitException(0);
      }
    }
  }

  private void print(String name, KernelModules.Status status) {
    String holders = String.join(",", setup.kernel().holders(name));
    out.print(
        String.format(
            Locale.ROOT,
            "%-19s %8d  %d%s\n",
            name,
            status.size(),
            status.references(),
            holders.isEmpty() ? "" : " " + holders));
  }
}
