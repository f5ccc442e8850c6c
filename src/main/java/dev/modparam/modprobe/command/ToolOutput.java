// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.modprobe.config.KmodVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Standard output and standard error of a tool. Standard output goes to a pipe: what is printed
 * waits in a buffer, past which the output of commands goes.
 */
final class ToolOutput {

  private final String tool;
  private final KmodVersion version;
  private final StringBuilder stdout = new StringBuilder();
  private final StringBuilder buffer = new StringBuilder();
  private final StringBuilder stderr = new StringBuilder();
  private final List<KmodCommands.Output.Message> messages = new ArrayList<>();
  private int priority = LogPriority.WARNING.number();
  private boolean syslog;

  ToolOutput(String tool, KmodVersion version) {
    this.tool = tool;
    this.version = version;
  }

  String tool() {
    return tool;
  }

  void print(String text) {
    buffer.append(text);
  }

  void flush() {
    stdout.append(buffer);
    buffer.setLength(0);
  }

  /** Sets what is still said: {@code log_setup_kmod_log}. */
  void startLog(int lowest) {
    priority = lowest;
    libkmod(LogPriority.INFO, LibkmodPlace.LOG, "custom logging function 0x0 registered");
  }

  /** Says what libkmod says at its end. */
  void endLog() {
    libkmod(LogPriority.INFO, LibkmodPlace.END, "context 0x0 released");
  }

  void useSyslog() {
    syslog = true;
  }

  void ran(CommandRunner.Result result) {
    stdout.append(result.stdout());
    stderr.append(result.stderr());
    result
        .stderr()
        .lines()
        .forEach(
            line ->
                messages.add(
                    new KmodCommands.Output.Message(KmodCommands.Output.Source.OTHER, "", line)));
  }

  /** Writes what getopt says. */
  void usageError(String text) {
    usage(tool + ": " + text);
  }

  /** Writes a line without level. */
  void usage(String line) {
    stderr.append(line).append('\n');
    messages.add(new KmodCommands.Output.Message(KmodCommands.Output.Source.OTHER, "", line));
  }

  /** Writes what the library says while it reads the configuration. */
  void config(LibkmodPlace place, String text) {
    stderr.append(place.ofConfig(version)).append(text).append('\n');
    messages.add(new KmodCommands.Output.Message(KmodCommands.Output.Source.CONFIG, "ERROR", text));
  }

  /**
   * Writes a message of the tool.
   *
   * @throws ExitException if it is FATAL and not silenced
   */
  void log(LogPriority level, String text) {
    say(level, "", text);
    if (level == LogPriority.FATAL && level.number() <= priority) {
      throw new ExitException(1);
    }
  }

  /** Writes a message of the library. */
  void libkmod(LogPriority level, LibkmodPlace place, String text) {
    say(level, place.inTool(version), text);
  }

  private void say(LogPriority level, String place, String text) {
    if (level.number() <= priority && !syslog) {
      stderr.append(tool + ": " + level + ": " + place + text + "\n");
      messages.add(
          new KmodCommands.Output.Message(KmodCommands.Output.Source.TOOL, level.toString(), text));
    }
  }

  KmodCommands.Output end(int status) {
    flush();
    return new KmodCommands.Output(status, stdout.toString(), stderr.toString(), messages);
  }

  List<KmodCommands.Output.Message> messages() {
    return List.copyOf(messages);
  }
}
