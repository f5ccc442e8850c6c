// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static java.util.Objects.requireNonNull;

import dev.modparam.files.FileRoot;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.engine.EffectiveConfig;
import dev.modparam.modprobe.tree.KernelModules;
import dev.modparam.modprobe.tree.ModuleTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The commands {@code modprobe}, {@code insmod}, {@code rmmod}, {@code lsmod}, {@code modinfo} and
 * {@code depmod}: arguments in; standard output, standard error and exit status out.
 *
 * <p>Each call reads and changes the kernel, and reads what lies below the roots that were given to
 * these commands and to the configuration, and nothing else; only {@link #depmod} writes.
 * Immutable; as safe for several threads as the kernel and the command runner are.
 *
 * <pre>{@code
 * KmodCommands commands = KmodCommands.builder(kernel).addTree(tree).config(config).build();
 * Output output = commands.modprobe("-v", "my_driver", "debug=1");
 * }</pre>
 */
public final class KmodCommands {

  private final CommandSetup setup;

  private KmodCommands(CommandSetup setup) {
    this.setup = setup;
  }

  /**
   * Starts commands for a simulated kernel.
   *
   * @param kernel the kernel
   * @return a builder
   */
  public static Builder builder(SimulatedKernel kernel) {
    return new Builder(KernelModules.of(requireNonNull(kernel, "kernel")));
  }

  /**
   * Starts commands for anything that loads modules.
   *
   * @param kernel the kernel
   * @return a builder
   */
  public static Builder builder(KernelModules kernel) {
    return new Builder(requireNonNull(kernel, "kernel"));
  }

  /**
   * Runs {@code modprobe} ({@code do_modprobe} of kmod's tools), with all its options. Waiting
   * ({@code -w}) ends at once, and symbol versions are not known.
   *
   * @param arguments the words after the command's name
   * @return what it wrote and how it ended
   */
  public Output modprobe(String... arguments) {
    return run("modprobe", arguments, (out, words) -> new ModprobeTool(setup, out).run(words));
  }

  /**
   * Runs {@code insmod} ({@code do_insmod}). Files are those of the module trees and those below
   * the root.
   *
   * @param arguments the words after the command's name
   * @return what it wrote and how it ended
   */
  public Output insmod(String... arguments) {
    return run("insmod", arguments, (out, words) -> new InsmodTool(setup, out).run(words));
  }

  /**
   * Runs {@code rmmod} ({@code do_rmmod}).
   *
   * @param arguments the words after the command's name
   * @return what it wrote and how it ended
   */
  public Output rmmod(String... arguments) {
    return run("rmmod", arguments, (out, words) -> new RmmodTool(setup, out).run(words));
  }

  /**
   * Runs {@code lsmod} ({@code do_lsmod}).
   *
   * @param arguments the words after the command's name, which kmod takes since 34
   * @return what it wrote and how it ended
   */
  public Output lsmod(String... arguments) {
    return run("lsmod", arguments, (out, words) -> new LsmodTool(setup, out).run(words));
  }

  /**
   * Runs {@code modinfo} ({@code do_modinfo}). Modules are looked up in the module trees by name or
   * alias; a word that ends like a module file is first looked for as a file. The configuration has
   * no part in it.
   *
   * @param arguments the words after the command's name
   * @return what it wrote and how it ended
   */
  public Output modinfo(String... arguments) {
    return run("modinfo", arguments, (out, words) -> new ModinfoTool(setup, out).run(words));
  }

  /**
   * Runs {@code depmod} ({@code do_depmod}): makes the text indexes of a folder below the root, and
   * writes them there unless {@code -n} is given. Dependencies are those that the modules name.
   *
   * @param arguments the words after the command's name
   * @return what it wrote and how it ended
   */
  public Output depmod(String... arguments) {
    return run("depmod", arguments, (out, words) -> new DepmodTool(setup, out).run(words));
  }

  /**
   * Runs the command that the first word names.
   *
   * @param command the name, perhaps as a path, and the arguments
   * @return what it wrote and how it ended; status 127 and a message if there is no such command
   */
  public Output run(List<String> command) {
    String path = requireNonNull(command, "command").isEmpty() ? "" : command.get(0);
    String[] arguments = command.stream().skip(1).toArray(String[]::new);
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "modprobe" -> modprobe(arguments);
      case "insmod" -> insmod(arguments);
      case "rmmod" -> rmmod(arguments);
      case "lsmod" -> lsmod(arguments);
      case "modinfo" -> modinfo(arguments);
      case "depmod" -> depmod(arguments);
      default -> unknown(path);
    };
  }

  private Output unknown(String name) {
    ToolOutput out = new ToolOutput(name, setup.version());
    out.usageError(
        "command not found; there are modprobe, insmod, rmmod, lsmod, modinfo and depmod");
    return out.end(127);
  }

  /**
   * Returns the same commands with other environment variables.
   *
   * @param variables all variables; {@code MODPROBE_OPTIONS} holds options for modprobe, and all go
   *     to commands
   * @return a copy
   */
  public KmodCommands withEnvironment(Map<String, String> variables) {
    return new KmodCommands(setup.with(requireNonNull(variables, "variables")));
  }

  private Output run(
      String tool, String[] arguments, BiFunction<ToolOutput, List<String>, Integer> main) {
    List<String> words = List.of(requireNonNull(arguments, "arguments"));
    ToolOutput out = new ToolOutput(tool, setup.version());
    try {
      return out.end(main.apply(out, words));
    } catch (ExitException exit) {
      return out.end(exit.status());
    }
  }

  /** Collects what the commands find around them. Not thread-safe. */
  public static final class Builder {

    private final KernelModules kernel;
    private final List<ModuleTree> trees = new ArrayList<>();
    private ModprobeConfig config = ModprobeConfig.empty();
    private CommandRunner runner = CommandRunner.NONE;
    private final Map<String, String> variables = new HashMap<>();
    private FileRoot files = FileRoot.empty();
    private String folder = "/";

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
    public Builder addTree(ModuleTree tree) {
      trees.add(requireNonNull(tree, "tree"));
      return this;
    }

    /**
     * Sets the configuration, and with it the version of kmod.
     *
     * @param configuration by default the empty one
     * @return this
     */
    public Builder config(ModprobeConfig configuration) {
      this.config = requireNonNull(configuration, "configuration");
      return this;
    }

    /**
     * Sets who runs the commands of {@code install} and {@code remove} lines.
     *
     * @param commandRunner by default {@link CommandRunner#NONE}
     * @return this
     */
    public Builder commandRunner(CommandRunner commandRunner) {
      this.runner = requireNonNull(commandRunner, "commandRunner");
      return this;
    }

    /**
     * Adds an environment variable, which commands get, too.
     *
     * @param name such as {@code MODPROBE_OPTIONS}
     * @param value its value
     * @return this
     */
    public Builder addVariable(String name, String value) {
      variables.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
      return this;
    }

    /**
     * Sets the folder that stands for {@code /} to {@code insmod}, {@code modinfo}, and {@code
     * modprobe} where they are given a file, and to {@code -d}; by default there is none, and only
     * the files of the module trees are found. Links are followed inside it, and nothing outside it
     * is read.
     *
     * @param root such as the root of a mounted image; {@code /} for this machine
     * @return this
     */
    public Builder root(Path root) {
      return root(FileRoot.of(requireNonNull(root, "root")));
    }

    Builder root(FileRoot root) {
      this.files = root;
      return this;
    }

    /**
     * Sets the working folder, at which relative paths begin.
     *
     * @param path an absolute path below the root; by default {@code /}
     * @return this
     * @throws IllegalArgumentException if the path is not absolute
     */
    public Builder workingFolder(String path) {
      if (!requireNonNull(path, "path").startsWith("/")) {
        throw new IllegalArgumentException("the working folder is an absolute path, not " + path);
      }
      this.folder = path;
      return this;
    }

    /**
     * Makes the commands.
     *
     * @return the commands
     */
    public KmodCommands build() {
      List<ModuleTree> all = trees.isEmpty() ? List.of(ModuleTree.of()) : List.copyOf(trees);
      return new KmodCommands(
          new CommandSetup(
              kernel,
              all,
              config,
              new EffectiveConfig(config, all.get(0)),
              runner,
              Map.copyOf(variables),
              files,
              folder));
    }
  }

  /**
   * What a command wrote and how it ended.
   *
   * @param exitStatus 0 for success, 1 for failure
   * @param stdout what it and the commands that it ran wrote
   * @param stderr likewise, with the prefixes of a Debian build for kmod 30
   * @param messages the lines of stderr without prefixes, an immutable list
   */
  public record Output(int exitStatus, String stdout, String stderr, List<Message> messages) {

    /**
     * Makes an output.
     *
     * @param exitStatus 0 for success, 1 for failure
     * @param stdout what it and the commands that it ran wrote
     * @param stderr likewise
     * @param messages the lines of stderr without prefixes
     */
    public Output {
      requireNonNull(stdout, "stdout");
      requireNonNull(stderr, "stderr");
      messages = List.copyOf(requireNonNull(messages, "messages"));
    }

    /** Who a message is from. */
    public enum Source {
      /** The reading of configuration, which {@code -q} does not silence. */
      CONFIG,
      /** The tool. */
      TOOL,
      /** The parser of options, or a command that was run. */
      OTHER
    }

    /**
     * A line of stderr.
     *
     * @param source who it is from
     * @param level {@code FATAL}, {@code ERROR}, {@code WARNING} or {@code INFO}; empty if the
     *     source is {@link Source#OTHER}
     * @param text the line without level and prefix
     */
    public record Message(Source source, String level, String text) {

      /**
       * Makes a message.
       *
       * @param source who it is from
       * @param level {@code FATAL}, {@code ERROR}, {@code WARNING} or {@code INFO}; empty if the
       *     source is {@link Source#OTHER}
       * @param text the line without level and prefix
       */
      public Message {
        requireNonNull(source, "source");
        requireNonNull(level, "level");
        requireNonNull(text, "text");
      }

      /** Returns level and text. */
      @Override
      public String toString() {
        return level.isEmpty() ? text : level + ": " + text;
      }
    }
  }
}
