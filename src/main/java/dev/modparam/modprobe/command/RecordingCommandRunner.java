// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs nothing, remembers the commands and says that all succeeded. Thread-safe. It keeps them for
 * ever, so it is for tests.
 */
public final class RecordingCommandRunner implements CommandRunner {

  private final List<Command> commands = new ArrayList<>();

  /** Makes a runner that has seen nothing. */
  public RecordingCommandRunner() {}

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
