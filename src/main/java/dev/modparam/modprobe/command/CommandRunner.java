// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the commands of {@code install} and {@code remove} lines. This library itself never starts a
 * process; {@link #NONE} is the default.
 */
@FunctionalInterface
public interface CommandRunner {

  /** Runs nothing, and says that all succeeded. */
  CommandRunner NONE =
      command -> {
        requireNonNull(command, "command");
        return Result.SUCCESS;
      };

  /**
   * Runs a command to its end.
   *
   * @param command what {@code sh -c} would run
   * @return what became of it
   */
  Result run(Command command);

  /**
   * A command with what belongs to it.
   *
   * @param text the text for the shell, {@code $CMDLINE_OPTS} already replaced
   * @param module the module that it stands for
   * @param environment the caller's variables, with those that modprobe sets: {@code
   *     MODPROBE_MODULE}, and {@code MODPROBE_OPTIONS} if it is set; an immutable map
   */
  record Command(String text, String module, Map<String, String> environment) {

    /**
     * Makes a command.
     *
     * @param text the text for the shell
     * @param module the module that it stands for
     * @param environment variables that modprobe sets
     */
    public Command {
      requireNonNull(text, "text");
      requireNonNull(module, "module");
      environment = Map.copyOf(requireNonNull(environment, "environment"));
    }

    /** Returns the text. */
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * What became of a command.
   *
   * @param exitStatus 0 for success; give 0 for a shell killed by a signal, which modprobe takes
   *     for success
   * @param stdout what it wrote
   * @param stderr what it wrote
   */
  record Result(int exitStatus, String stdout, String stderr) {

    /** Success without output. */
    public static final Result SUCCESS = new Result(0, "", "");

    /**
     * Makes a result.
     *
     * @param exitStatus 0 for success; give 0 for a shell killed by a signal, which modprobe takes
     *     for success
     * @param stdout what it wrote
     * @param stderr what it wrote
     */
    public Result {
      requireNonNull(stdout, "stdout");
      requireNonNull(stderr, "stderr");
    }
  }

  /**
   * Runs nothing, remembers the commands and says that all succeeded. Thread-safe. It keeps them
   * for ever, so it is for tests.
   */
  final class Recording implements CommandRunner {

    private final List<Command> commands = new ArrayList<>();

    /** Makes a runner that has seen nothing. */
    public Recording() {}

    @Override
    public synchronized Result run(Command command) {
      commands.add(requireNonNull(command, "command"));
      return Result.SUCCESS;
    }

    /**
     * Returns the commands so far.
     *
     * @return an immutable snapshot, oldest first
     */
    public synchronized List<Command> commands() {
      return List.copyOf(commands);
    }
  }
}
