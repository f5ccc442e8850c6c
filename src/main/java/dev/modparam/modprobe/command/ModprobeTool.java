// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.modprobe.config.KmodVersion.Feature;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.engine.ArgumentQuoting;
import dev.modparam.modprobe.engine.Candidate;
import dev.modparam.modprobe.engine.EffectiveConfig;
import dev.modparam.modprobe.engine.KmodContext;
import dev.modparam.modprobe.engine.Lookup;
import dev.modparam.modprobe.engine.Probe;
import dev.modparam.modprobe.engine.ProblemText;
import dev.modparam.modprobe.engine.Removal;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.param.Errno;
import dev.modparam.text.KernelName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The command {@code modprobe}: {@code do_modprobe}. */
final class ModprobeTool {

  private final CommandSetup setup;
  private final ToolOutput out;
  private final ModprobeOptions options;

  ModprobeTool(CommandSetup setup, ToolOutput out) {
    this.setup = setup;
    this.out = out;
    this.options =
        new ModprobeOptions(out, setup.version(), setup.variables().get(ToolShell.OPTIONS));
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
    out.startLog(options.verbosity);
    boolean good = dispatch(tree, config, operands);
    out.endLog();
    return good ? 0 : 1;
  }

  private ModuleTree tree() {
    if (options.root == null && options.release == null) {
      return setup.tree();
    }
    String release = options.release == null ? setup.tree().release() : options.release;
    return setup.treeAt(
        setup.absolute((options.root == null ? "" : options.root) + "/lib/modules/" + release));
  }

  private EffectiveConfig config(ModuleTree tree) {
    if (options.configPaths.isEmpty() && tree == setup.tree()) {
      return setup.effectiveConfig();
    }
    ModprobeConfig config =
        options.configPaths.isEmpty()
            ? setup.config()
            : setup.config().withPaths(setup.folder(), options.configPaths);
    return new EffectiveConfig(config, tree);
  }

  private boolean dispatch(ModuleTree tree, EffectiveConfig config, List<String> operands) {
    if (options.showConfig) {
      ConfigDump.print(config, tree, out);
      return true;
    }
    if (!options.symbols.isEmpty()) {
      return refuseSymbols(tree, operands.get(0));
    }
    KmodContext context = context(tree, config);
    if (options.remove) {
      return each(operands, word -> remove(context, word));
    }
    if (options.all) {
      return each(operands, word -> insert(context, word, ""));
    }
    String extra = ArgumentQuoting.join(operands.subList(1, operands.size()));
    return insert(context, operands.get(0), extra);
  }

  private KmodContext context(ModuleTree tree, EffectiveConfig config) {
    KmodContext[] made = new KmodContext[1];
    StepPrinter printer = new StepPrinter(out, setup, () -> made[0], options.show(), complaint());
    made[0] =
        new KmodContext(
            tree,
            config,
            setup.kernel(),
            new ToolShell(setup, out, options.environment),
            printer::print);
    return made[0];
  }

  /** Goes on after a failure, and fails if any failed. */
  private static boolean each(List<String> words, Predicate<String> action) {
    boolean good = true;
    for (String word : words) {
      good &= action.test(word);
    }
    return good;
  }

  /** Definitions have no symbol versions to show, and files are taken to have none. */
  private boolean refuseSymbols(ModuleTree tree, String word) {
    boolean named =
        setup.has(Feature.SYMBOLS_BY_NAME) && tree.module(KernelName.normalize(word)).isPresent();
    String errno =
        setup.has(Feature.NO_SYMBOLS_ARE_NO_DATA) ? "No data available" : Errno.ENOENT.message();
    out.log(
        complaint(),
        named || setup.fileAt(word).isPresent()
            ? "could not get " + options.symbols + " of " + word + ": " + errno
            : "Module " + word + " not found.");
    return false;
  }

  /** What a missing module is: a reason to stop, or with -a to go on. */
  private LogPriority complaint() {
    return options.all ? LogPriority.WARNING : LogPriority.FATAL;
  }

  private boolean insert(KmodContext context, String word, String extra) {
    List<Candidate> found = find(context, word);
    Probe probe = new Probe(context, options.probeFlags());
    boolean good = !found.isEmpty();
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
                "could not insert '" + module.name() + "': " + ProblemText.ofInsert(errno)));
    return error.isEmpty();
  }

  private List<Candidate> find(KmodContext context, String word) {
    boolean path = word.startsWith("/") || word.startsWith("./");
    if (path && setup.has(Feature.PATHS)) {
      Optional<Candidate> module = setup.fileAt(word).flatMap(context::byFile);
      if (module.isEmpty()) {
        String why = setup.absence(word).message();
        out.log(complaint(), "Failed to get module from path " + word + ": " + why);
      }
      return module.stream().toList();
    }
    List<Candidate> found = new Lookup(context).find(word).orElse(List.of());
    if (found.isEmpty()) {
      out.log(
          complaint(), "Module " + word + " not found in directory " + context.tree().directory());
    }
    return found;
  }

  private boolean remove(KmodContext context, String word) {
    Optional<List<Candidate>> found = new Lookup(context).find(word);
    if (found.isEmpty()) {
      return false;
    }
    if (found.get().isEmpty()) {
      out.log(complaint(), "Module " + word + " not found.");
      return false;
    }
    for (Candidate module : found.get()) {
      if (new Removal(context, options.removalFlags()).remove(module).isPresent()) {
        return false;
      }
    }
    return true;
  }
}
