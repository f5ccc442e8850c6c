// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.modprobe.config.KmodVersion.Feature;
import dev.modparam.modprobe.engine.ArgumentQuoting;
import dev.modparam.modprobe.engine.CandidateFile;
import dev.modparam.modprobe.engine.KmodContext;
import dev.modparam.modprobe.tree.KernelModules.LoadFlag;
import dev.modparam.param.Errno;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The command {@code insmod}: {@code do_insmod}. */
final class InsmodTool {

  private static final List<Getopt.LongOption> OLD = Getopt.longOptions("version:V help:h");
  private static final List<Getopt.LongOption> NEW =
      Getopt.longOptions("force:f syslog:s verbose:v version:V help:h");
  private static final List<Getopt.LongOption> NEWEST =
      Getopt.longOptions(
          "force:f force-modversion:modversion force-vermagic:vermagic syslog:s verbose:v"
              + " version:V help:h");

  private final CommandSetup setup;
  private final ToolOutput out;
  private final Set<LoadFlag> flags = EnumSet.noneOf(LoadFlag.class);
  private int verbosity = LogPriority.ERROR.number();
  private boolean syslog;

  InsmodTool(CommandSetup setup, ToolOutput out) {
    this.setup = setup;
    this.out = out;
  }

  /** Returns the exit status. */
  int run(List<String> arguments) {
    boolean options = setup.has(Feature.INSMOD_OPTIONS);
    List<Getopt.LongOption> all = setup.has(Feature.INSMOD_FORCES_PARTS) ? NEWEST : NEW;
    Getopt getopt = new Getopt(out, options ? "fsvVh" : "psfVh", options ? all : OLD);
    List<String> operands = getopt.parse(arguments, this::accept);
    if (options && syslog) {
      out.useSyslog();
    }
    if (operands.isEmpty()) {
      out.log(LogPriority.ERROR, "missing filename.");
      return 1;
    }
    String file = operands.get(0);
    if (file.equals("-")) {
      out.log(LogPriority.ERROR, "this tool does not support loading from stdin!");
      return 1;
    }
    ConfigMessages.printCommandLine(setup.config(), out);
    if (options) {
      out.startLog(verbosity);
    }
    List<String> words = operands.subList(1, operands.size());
    boolean quotes = setup.has(Feature.INSMOD_QUOTES);
    boolean good =
        insert(file, quotes ? ArgumentQuoting.join(words) : ArgumentQuoting.joinPlain(words));
    out.endLog();
    return good ? 0 : 1;
  }

  private void accept(String id, String value) {
    switch (id) {
      case "f" -> flags.addAll(EnumSet.allOf(LoadFlag.class));
      case "modversion" -> flags.add(LoadFlag.IGNORE_MODVERSIONS);
      case "vermagic" -> flags.add(LoadFlag.IGNORE_VERMAGIC);
      case "s" -> syslog = true;
      case "v" -> verbosity++;
      case "h", "V" -> {
        out.print(id.equals("h") ? Usage.INSMOD : Usage.version(setup.version()));
        throw new ExitException(0);
      }
      default -> {
        // -p is taken for the sake of old scripts.
      }
    }
  }

  private boolean insert(String path, String arguments) {
    Optional<CandidateFile> file = setup.fileAt(path);
    if (file.isEmpty()) {
      out.log(
          LogPriority.ERROR,
          "could not load module " + path + ": " + setup.absence(path).message());
      return false;
    }
    KmodContext context =
        new KmodContext(
            setup.tree(),
            setup.effectiveConfig(),
            setup.kernel(),
            new ToolShell(setup, out, null),
            step -> StepPrinter.printRefusal(step, out));
    Optional<Errno> error =
        context.load(context.byName(file.get().name()), file.get(), arguments, flags);
    error.ifPresent(
        errno ->
            out.log(LogPriority.ERROR, "could not insert module " + path + ": " + text(errno)));
    return error.isEmpty();
  }

  private static String text(Errno errno) {
    if (errno.equals(Errno.EINVAL)) {
      return "Invalid parameters";
    }
    if (errno.equals(Errno.ENOENT)) {
      return "Unknown symbol in module";
    }
    if (errno.equals(Errno.ENOEXEC)) {
      return "Invalid module format";
    }
    return errno.equals(Errno.ESRCH) ? "Module has wrong symbol version" : errno.message();
  }
}
