// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.kernel.ModuleState;
import dev.modparam.param.Errno;
import dev.modparam.text.KernelName;
import java.util.List;
import java.util.Optional;

/** The command {@code rmmod}: {@code do_rmmod}. */
final class RmmodTool {

  private static final List<Getopt.LongOption> LONG =
      List.of(
          new Getopt.LongOption("force", false, "f"),
          new Getopt.LongOption("syslog", false, "s"),
          new Getopt.LongOption("verbose", false, "v"),
          new Getopt.LongOption("version", false, "V"),
          new Getopt.LongOption("wait", false, "w"),
          new Getopt.LongOption("help", false, "h"));

  private final Environment environment;
  private final ToolOutput out;
  private final Session session;
  private final KmodContext context;
  private int verbosity = LogPriority.ERROR.number();
  private boolean force;
  private boolean syslog;

  RmmodTool(Environment environment, ToolOutput out) {
    this.environment = environment;
    this.out = out;
    this.context =
        new KmodContext(environment.tree(), environment.effectiveConfig(), environment.kernel());
    this.session = new Session(out, context, environment.runner(), null);
  }

  /** Returns the exit status. */
  int run(List<String> arguments) {
    List<String> words = new Getopt(out, "fsvVwh", LONG).parse(arguments, this::accept);
    if (syslog) {
      out.useSyslog();
    }
    if (words.isEmpty()) {
      out.log(LogPriority.ERROR, "missing module name.");
      return 1;
    }
    out.priority(verbosity);
    boolean good = true;
    for (String word : words) {
      good &= remove(word);
    }
    return good ? 0 : 1;
  }

  private void accept(String id, String value) {
    switch (id) {
      case "f" -> force = true;
      case "s" -> syslog = true;
      case "v" -> verbosity++;
      case "h", "V" -> {
        out.print(id.equals("h") ? Usage.RMMOD : Usage.version(environment.version()));
        throw new ExitException(0);
      }
      default -> {
        // -w is no longer more than a letter.
      }
    }
  }

  private boolean remove(String word) {
    boolean file = environment.trees().stream().anyMatch(tree -> tree.moduleAt(word).isPresent());
    Candidate module = context.byName(file ? KernelName.ofPath(word) : word);
    if (!force && isInUse(module)) {
      return false;
    }
    Optional<Errno> error = session.unload(module.name(), force);
    error.ifPresent(
        errno ->
            out.log(LogPriority.ERROR, "could not remove module " + word + ": " + errno.message()));
    return error.isEmpty();
  }

  private boolean isInUse(Candidate module) {
    String name = "Module " + module.name();
    Optional<ModuleState> state = context.state(module);
    if (state.isEmpty() || state.get() == ModuleState.BUILT_IN) {
      out.log(
          LogPriority.ERROR,
          name + (state.isEmpty() ? " is not currently loaded" : " is builtin."));
      return true;
    }
    List<String> holders = context.kernel().holders(module.name());
    if (!holders.isEmpty()) {
      out.log(LogPriority.ERROR, name + " is in use by: " + String.join(" ", holders));
      return true;
    }
    if (context.references(module) != 0) {
      out.log(LogPriority.ERROR, name + " is in use");
      return true;
    }
    return false;
  }
}
