// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.param.Errno;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The command {@code modprobe}: {@code do_modprobe}. */
final class ModprobeTool {

  private final Environment environment;
  private final ToolOutput out;
  private final ModprobeOptions options;

  ModprobeTool(Environment environment, ToolOutput out) {
    this.environment = environment;
    this.out = out;
    this.options =
        new ModprobeOptions(
            out, environment.version(), environment.variables().get("MODPROBE_OPTIONS"));
  }

  /** Returns the exit status. */
  int run(List<String> arguments) {
    List<String> operands = options.parse(arguments);
    if (options.syslog) {
      out.useSyslog();
    }
    if (operands.isEmpty() && !options.showConfig) {
      out.log(LogPriority.ERROR, "missing parameters. See -h.");
      return 1;
    }
    ModuleTree tree = tree();
    EffectiveConfig config = config(tree);
    ConfigMessages.print(config, out);
    out.priority(options.verbosity);
    return dispatch(tree, config, operands) ? 0 : 1;
  }

  private ModuleTree tree() {
    if (options.root == null && options.release == null) {
      return environment.tree();
    }
    String release = options.release == null ? environment.tree().release() : options.release;
    return environment.treeAt(
        (options.root == null ? "" : options.root) + "/lib/modules/" + release);
  }

  private EffectiveConfig config(ModuleTree tree) {
    if (options.configPaths.isEmpty() && tree == environment.tree()) {
      return environment.effectiveConfig();
    }
    ModprobeConfig config =
        options.configPaths.isEmpty()
            ? environment.config()
            : environment.config().withPaths(options.configPaths);
    return new EffectiveConfig(config, tree);
  }

  private boolean dispatch(ModuleTree tree, EffectiveConfig config, List<String> operands) {
    if (options.showConfig) {
      ConfigDump.print(config, tree, out);
      return true;
    }
    if (options.showSymbols) {
      return refuseSymbols(operands.get(0));
    }
    KmodContext context = new KmodContext(tree, config, environment.kernel());
    Session session = new Session(out, context, environment.runner(), options.environment);
    if (options.remove) {
      return each(operands, word -> remove(session, word));
    }
    if (options.all) {
      return each(operands, word -> insert(session, word, ""));
    }
    String extra = Quoting.join(operands.subList(1, operands.size()));
    return insert(session, operands.get(0), extra);
  }

  /** Goes on after a failure, and fails if any failed. */
  private static boolean each(List<String> words, Predicate<String> action) {
    boolean good = true;
    for (String word : words) {
      good &= action.test(word);
    }
    return good;
  }

  /** Definitions have no symbol versions to show. */
  private boolean refuseSymbols(String file) {
    out.log(complaint(), "Module " + file + " not found.");
    return false;
  }

  /** What a missing module is: a reason to stop, or with -a to go on. */
  private LogPriority complaint() {
    return options.all ? LogPriority.WARNING : LogPriority.FATAL;
  }

  private boolean insert(Session session, String word, String extra) {
    List<Candidate> found = find(session, word);
    if (found.isEmpty()) {
      return false;
    }
    LoadActions actions =
        new LoadActions(session, options.show(), options.dryRun, options.loadFlags());
    Probe probe = new Probe(session.context(), options.probeFlags(), actions);
    boolean good = true;
    for (Candidate module : found) {
      good = insert(probe, module, extra);
    }
    return good;
  }

  private boolean insert(Probe probe, Candidate module, String extra) {
    if (options.lookupOnly) {
      out.print(module.name() + "\n");
      return true;
    }
    Optional<Errno> error = probe.insert(module, extra);
    error.ifPresent(
        errno ->
            out.log(
                LogPriority.ERROR,
                "could not insert '" + module.name() + "': " + insertText(errno)));
    return error.isEmpty();
  }

  static String insertText(Errno errno) {
    if (errno.equals(Errno.EEXIST)) {
      return "Module already in kernel";
    }
    return errno.equals(Errno.ENOENT)
        ? "Unknown symbol in module, or unknown parameter (see dmesg)"
        : errno.message();
  }

  private List<Candidate> find(Session session, String word) {
    boolean path = word.startsWith("/") || word.startsWith("./");
    if (path && environment.version().has(KmodVersion.Feature.PATHS)) {
      Candidate module = atPath(session.context(), word);
      if (module == null) {
        out.log(
            complaint(), "Failed to get module from path " + word + ": " + Errno.ENOENT.message());
      }
      return module == null ? List.of() : List.of(module);
    }
    List<Candidate> found = new Lookup(session.context()).find(word).orElse(List.of());
    if (found.isEmpty()) {
      out.log(
          complaint(),
          "Module " + word + " not found in directory " + session.context().tree().directory());
    }
    return found;
  }

  private @Nullable Candidate atPath(KmodContext context, String path) {
    return environment.trees().stream()
        .flatMap(tree -> tree.moduleAt(path).stream())
        .findFirst()
        .map(module -> context.byPath(module, path))
        .orElse(null);
  }

  private boolean remove(Session session, String word) {
    Optional<List<Candidate>> found = new Lookup(session.context()).find(word);
    if (found.isEmpty()) {
      return false;
    }
    if (found.get().isEmpty()) {
      out.log(complaint(), "Module " + word + " not found.");
      return false;
    }
    for (Candidate module : found.get()) {
      if (new Removal(session, options, complaint()).remove(module).isPresent()) {
        return false;
      }
    }
    return true;
  }
}
