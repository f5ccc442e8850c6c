// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.param.Errno;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The command {@code insmod}: {@code do_insmod}. */
final class InsmodTool {

  private static final List<Getopt.LongOption> LONG =
      List.of(
          new Getopt.LongOption("version", false, "V"), new Getopt.LongOption("help", false, "h"));

  private final Environment environment;
  private final ToolOutput out;
  private final Set<KernelModules.LoadFlag> flags = EnumSet.noneOf(KernelModules.LoadFlag.class);

  InsmodTool(Environment environment, ToolOutput out) {
    this.environment = environment;
    this.out = out;
  }

  /** Returns the exit status. */
  int run(List<String> arguments) {
    List<String> operands = new Getopt(out, "psfVh", LONG).parse(arguments, this::accept);
    if (operands.isEmpty()) {
      out.log(LogPriority.ERROR, "missing filename.");
      return 1;
    }
    String file = operands.get(0);
    if (file.equals("-")) {
      out.log(LogPriority.ERROR, "this tool does not support loading from stdin!");
      return 1;
    }
    List<String> words = operands.subList(1, operands.size());
    boolean quotes = environment.version().has(KmodVersion.Feature.INSMOD_QUOTES);
    return insert(file, quotes ? Quoting.join(words) : Quoting.joinPlain(words)) ? 0 : 1;
  }

  private void accept(String id, String value) {
    switch (id) {
      case "f" -> flags.addAll(EnumSet.allOf(KernelModules.LoadFlag.class));
      case "h", "V" -> {
        out.print(id.equals("h") ? Usage.INSMOD : Usage.version(environment.version()));
        throw new ExitException(0);
      }
      default -> {
        // -p and -s are taken for the sake of old scripts.
      }
    }
  }

  private boolean insert(String file, String arguments) {
    Optional<TreeModule> module =
        environment.trees().stream().flatMap(tree -> tree.moduleAt(file).stream()).findFirst();
    if (module.isEmpty()) {
      out.log(LogPriority.ERROR, "could not load module " + file + ": " + Errno.ENOENT.message());
      return false;
    }
    KmodContext context =
        new KmodContext(environment.tree(), environment.effectiveConfig(), environment.kernel());
    Optional<Errno> error =
        new Session(out, context, environment.runner(), null).load(module.get(), arguments, flags);
    error.ifPresent(
        errno ->
            out.log(LogPriority.ERROR, "could not insert module " + file + ": " + text(errno)));
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
