// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The commands {@code modprobe}, {@code insmod}, {@code rmmod}, {@code lsmod} and {@code modinfo}:
 * arguments in; standard output, standard error and exit status out.
 *
 * <p>Each call reads and changes the kernel, and nothing else but what {@code -C} names and the
 * module files that {@code modinfo} is given or the tree stands for. Immutable; as safe for several
 * threads as the kernel and the command runner are.
 *
 * <pre>{@code
 * KmodCommands commands = KmodCommands.builder(kernel).tree(tree).config(config).build();
 * CommandOutput output = commands.modprobe("-v", "my_driver", "debug=1");
 * }</pre>
 */
public final class KmodCommands {

  private final Environment environment;
  private final ModinfoReader files;

  KmodCommands(Environment environment) {
    this(environment, ModinfoReader::onDisk);
  }

  KmodCommands(Environment environment, ModinfoReader files) {
    this.environment = environment;
    this.files = files;
  }

  /**
   * Starts commands for a simulated kernel.
   *
   * @param kernel the kernel
   * @return a builder
   */
  public static Builder builder(SimulatedKernel kernel) {
    return new Builder(KernelModules.of(kernel));
  }

  /**
   * Starts commands for anything that loads modules.
   *
   * @param kernel the kernel
   * @return a builder
   */
  public static Builder builder(KernelModules kernel) {
    return new Builder(kernel);
  }

  /**
   * Runs {@code modprobe} ({@code do_modprobe} of kmod's tools), with all its options. Waiting
   * ({@code -w}) ends at once, and symbol versions are not known.
   *
   * @param arguments the words after the command's name
   * @return what it wrote and how it ended
   */
  public CommandOutput modprobe(String... arguments) {
    return run(
        "modprobe",
        List.of(arguments),
        (out, words) -> new ModprobeTool(environment, out).run(words));
  }

  /**
   * Runs {@code insmod} ({@code do_insmod}). Files are those of the module trees.
   *
   * @param arguments the words after the command's name
   * @return what it wrote and how it ended
   */
  public CommandOutput insmod(String... arguments) {
    return run(
        "insmod", List.of(arguments), (out, words) -> new InsmodTool(environment, out).run(words));
  }

  /**
   * Runs {@code rmmod} ({@code do_rmmod}).
   *
   * @param arguments the words after the command's name
   * @return what it wrote and how it ended
   */
  public CommandOutput rmmod(String... arguments) {
    return run(
        "rmmod", List.of(arguments), (out, words) -> new RmmodTool(environment, out).run(words));
  }

  /**
   * Runs {@code lsmod} ({@code do_lsmod}).
   *
   * @param arguments the words after the command's name, of which it takes none
   * @return what it wrote and how it ended
   */
  public CommandOutput lsmod(String... arguments) {
    return run(
        "lsmod",
        List.of(arguments),
        (out, words) -> new LsmodTool(environment.kernel(), out).run(words));
  }

  /**
   * Runs {@code modinfo} ({@code do_modinfo}). Modules are looked up in the module trees by name or
   * alias; a word that ends like a module file is first looked for as a file. The configuration has
   * no part in it.
   *
   * @param arguments the words after the command's name
   * @return what it wrote and how it ended
   */
  public CommandOutput modinfo(String... arguments) {
    return run(
        "modinfo",
        List.of(arguments),
        (out, words) -> new ModinfoTool(environment, out, files).run(words));
  }

  /**
   * Runs the command that the first word names.
   *
   * @param command the name, perhaps as a path, and the arguments
   * @return what it wrote and how it ended; status 127 and a message if there is no such command
   */
  public CommandOutput run(List<String> command) {
    String path = command.isEmpty() ? "" : command.get(0);
    String[] arguments = command.stream().skip(1).toArray(String[]::new);
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "modprobe" -> modprobe(arguments);
      case "insmod" -> insmod(arguments);
      case "rmmod" -> rmmod(arguments);
      case "lsmod" -> lsmod(arguments);
      case "modinfo" -> modinfo(arguments);
      default -> unknown(path);
    };
  }

  private CommandOutput unknown(String name) {
    ToolOutput out = new ToolOutput(name, environment.version());
    out.usageError("command not found; there are modprobe, insmod, rmmod, lsmod and modinfo");
    return out.end(127);
  }

  /**
   * Returns the same commands with other environment variables.
   *
   * @param variables all variables; only {@code MODPROBE_OPTIONS} matters
   * @return a copy
   */
  public KmodCommands withEnvironment(Map<String, String> variables) {
    return new KmodCommands(environment.with(variables), files);
  }

  private CommandOutput run(
      String tool, List<String> arguments, BiFunction<ToolOutput, List<String>, Integer> main) {
    ToolOutput out = new ToolOutput(tool, environment.version());
    try {
      return out.end(main.apply(out, arguments));
    } catch (ExitException exit) {
      return out.end(exit.status());
    }
  }

  /** Collects what the commands find around them. Not thread-safe. */
  public static final class Builder {

    private final KernelModules kernel;
    private final List<ModuleTree> trees = new ArrayList<>();
    private ModprobeConfig config = ModprobeConfig.empty();
    private CommandRunner runner = new RecordingCommandRunner();
    private final Map<String, String> variables = new HashMap<>();

    private Builder(KernelModules kernel) {
      this.kernel = kernel;
    }

    /**
     * Adds a module tree. The first is that of the running kernel; the options {@code -S} and
     * {@code -d} find others by their folder.
     *
     * @param tree the tree; by default there is an empty one
     * @return this
     */
    public Builder tree(ModuleTree tree) {
      trees.add(tree);
      return this;
    }

    /**
     * Sets the configuration, and with it the version of kmod.
     *
     * @param configuration by default the empty one
     * @return this
     */
    public Builder config(ModprobeConfig configuration) {
      this.config = configuration;
      return this;
    }

    /**
     * Sets who runs the commands of {@code install} and {@code remove} lines.
     *
     * @param commandRunner by default a {@link RecordingCommandRunner}
     * @return this
     */
    public Builder commandRunner(CommandRunner commandRunner) {
      this.runner = commandRunner;
      return this;
    }

    /**
     * Sets an environment variable.
     *
     * @param name such as {@code MODPROBE_OPTIONS}
     * @param value its value
     * @return this
     */
    public Builder variable(String name, String value) {
      variables.put(name, value);
      return this;
    }

    /**
     * Makes the commands.
     *
     * @return the commands
     */
    public KmodCommands build() {
      List<ModuleTree> all = trees.isEmpty() ? List.of(ModuleTree.of()) : List.copyOf(trees);
      return new KmodCommands(Environment.of(kernel, all, config, runner).with(variables));
    }
  }
}
