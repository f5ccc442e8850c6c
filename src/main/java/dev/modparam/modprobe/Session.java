// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import dev.modparam.text.ByteText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one run of a tool works with and remembers. */
final class Session {

  private final ToolOutput out;
  private final KmodContext context;
  private final CommandRunner runner;
  private final @Nullable String modprobeOptions;
  private @Nullable ErrnoException refusal;

  /**
   * Makes a session.
   *
   * @param modprobeOptions the variable MODPROBE_OPTIONS for commands, or null if it is not set
   */
  Session(
      ToolOutput out, KmodContext context, CommandRunner runner, @Nullable String modprobeOptions) {
    this.out = out;
    this.context = context;
    this.runner = runner;
    this.modprobeOptions = modprobeOptions;
  }

  ToolOutput out() {
    return out;
  }

  KmodContext context() {
    return context;
  }

  CommandRunner.Result run(String module, String command) {
    Map<String, String> environment = new HashMap<>();
    environment.put("MODPROBE_MODULE", module);
    if (modprobeOptions != null) {
      environment.put("MODPROBE_OPTIONS", modprobeOptions);
    }
    CommandRunner.Result result =
        runner.run(new CommandRunner.Command(command, module, environment));
    out.ran(result);
    return result;
  }

  /** Has the kernel load a module; its error, if it refuses. */
  Optional<Errno> load(TreeModule module, String arguments, Set<KernelModules.LoadFlag> flags) {
    try {
      context.kernel().load(module, ByteText.encode(arguments), flags);
      return Optional.empty();
    } catch (ErrnoException failure) {
      refusal = failure;
      return Optional.of(failure.errno());
    }
  }

  /** Has the kernel unload a module; its error, if it refuses. */
  Optional<Errno> unload(String module, boolean force) {
    try {
      context.kernel().unload(module, force);
      return Optional.empty();
    } catch (ErrnoException failure) {
      refusal = failure;
      out.libkmod(
          LogPriority.ERROR,
          LibkmodPlace.REMOVE,
          "could not remove '" + module + "': " + failure.errno().message());
      return Optional.of(failure.errno());
    }
  }

  /** Returns what the kernel said last when it refused something. */
  @Nullable ErrnoException refusal() {
    return refusal;
  }
}
