// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.modprobe.config.KmodVersion.Feature;
import dev.modparam.modprobe.engine.Candidate;
import dev.modparam.modprobe.engine.KmodContext;
import dev.modparam.param.Errno;
import dev.modparam.text.KernelName;
import java.util.List;
import java.util.Optional;

/** The command {@code rmmod}: {@code do_rmmod}. */
final class RmmodTool {

  private static final String LONG = "force:f syslog:s verbose:v version:V help:h";

  private final CommandSetup setup;
  private final ToolOutput out;
  private final KmodContext context;
  private int verbosity = LogPriority.ERROR.number();
  private boolean force;
  private boolean syslog;

  RmmodTool(CommandSetup setup, ToolOutput out) {
    this.setup = setup;
    this.out = out;
    KmodContext[] made = new KmodContext[1];
    StepPrinter printer = new StepPrinter(out, setup, () -> made[0], false, LogPriority.ERROR);
    made[0] =
        new KmodContext(
            setup.tree(),
            setup.effectiveConfig(),
            setup.kernel(),
            new ToolShell(setup, out, null),
            printer::print);
    this.context = made[0];
  }

  /** Returns the exit status. */
  int run(List<String> arguments) {
    boolean waits = !setup.has(Feature.RMMOD_NO_WAIT);
    Getopt getopt = new Getopt(out, waits ? "fsvVwh" : "fsvVh", Getopt.longOptions(LONG));
    List<String> words = getopt.parse(arguments, this::accept);
    if (syslog) {
      out.useSyslog();
    }
    if (words.isEmpty()) {
      out.log(LogPriority.ERROR, "missing module name.");
      return 1;
    }
    ConfigMessages.printCommandLine(setup.config(), out);
    out.startLog(verbosity);
    boolean good = true;
    for (String word : words) {
      good &= remove(word);
    }
    out.endLog();
    return good ? 0 : 1;
  }

  private void accept(String id, String value) {
    switch (id) {
      case "f" -> force = true;
      case "s" -> syslog = true;
      case "v" -> verbosity++;
      case "h", "V" -> {
        out.print(id.equals("h") ? Usage.RMMOD : Usage.version(setup.version()));
        throw new ExitException(0);
      }
      default -> {
        out.log(LogPriority.ERROR, "unexpected getopt_long() value '" + id + "'.");
        throw new ExitException(1);
      }
    }
  }

  private boolean remove(String word) {
    boolean file = setup.fileAt(word).isPresent();
    if (!file && setup.exists(word)) {
      out.log(LogPriority.ERROR, "could not use module " + word + ": " + Errno.ENOENT.message());
      return false;
    }
    Candidate module = context.byName(file ? KernelName.ofPath(word) : word);
    if (!force && isInUse(module)) {
      return false;
    }
    Optional<Errno> error = context.unload(module.name(), force);
    error.ifPresent(
        errno ->
            out.log(LogPriority.ERROR, "could not remove module " + word + ": " + errno.message()));
    return error.isEmpty();
  }

  /** {@code check_module_inuse}. */
  private boolean isInUse(Candidate module) {
    String name = "Module " + module.name();
    if (module.name().isEmpty()) {
      // The folder of all modules is taken for that of one without a reference count.
      out.libkmod(
          LogPriority.ERROR,
          LibkmodPlace.HOLDERS,
          "could not open '/sys/module//holders': No such file or directory");
      out.log(LogPriority.ERROR, "Module unloading is not supported");
      return true;
    }
    Optional<LoadedModule.State> state = context.state(module);
    if (state.isEmpty() || state.get() == LoadedModule.State.BUILT_IN) {
      out.log(
          LogPriority.ERROR,
          name + (state.isEmpty() ? " is not currently loaded" : " is builtin."));
      return true;
    }
    List<String> holders = setup.kernel().holders(module.name());
    if (!holders.isEmpty()) {
      out.log(LogPriority.ERROR, name + " is in use by:" + list(holders));
      return true;
    }
    if (context.references(module) != 0) {
      out.log(LogPriority.ERROR, name + " is in use");
      return true;
    }
    return false;
  }

  /** Each part is a message of its own to kmod 34, which puts a prefix before it. */
  private String list(List<String> holders) {
    String prefix = setup.has(Feature.HOLDERS_WITH_PREFIXES) ? "rmmod: ERROR: " : "";
    StringBuilder text = new StringBuilder();
    holders.forEach(holder -> text.append(prefix).append(' ').append(holder));
    return text.append(prefix).toString();
  }
}
