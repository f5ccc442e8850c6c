// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.modprobe.engine.Shell;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands the commands of a tool to the runner, with the variables that modprobe sets. */
final class ToolShell implements Shell {

  /** The variable with options for modprobe. */
  static final String OPTIONS = "MODPROBE_OPTIONS";

  private final CommandSetup setup;
  private final ToolOutput out;
  private final @Nullable String options;

  /**
   * Makes a shell.
   *
   * @param options the variable MODPROBE_OPTIONS for commands, or null if it is not set
   */
  ToolShell(CommandSetup setup, ToolOutput out, @Nullable String options) {
    this.setup = setup;
    this.out = out;
    this.options = options;
  }

  @Override
  public int run(String command, String module) {
    Map<String, String> variables = new HashMap<>(setup.variables());
    variables.put("MODPROBE_MODULE", module);
    if (options != null) {
      variables.put(OPTIONS, options);
    }
    CommandRunner.Result result =
        setup.runner().run(new CommandRunner.Command(command, module, variables));
    out.ran(result);
    return result.exitStatus();
  }
}
