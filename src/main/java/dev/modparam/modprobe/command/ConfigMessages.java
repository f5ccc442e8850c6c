// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.KernelCommandLine;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.engine.EffectiveConfig;

/** Prints what libkmod says while it reads the configuration. */
final class ConfigMessages {

  private final ToolOutput out;
  private final KmodVersion version;

  private ConfigMessages(ToolOutput out, KmodVersion version) {
    this.out = out;
    this.version = version;
  }

  static void print(EffectiveConfig config, ToolOutput out) {
    ConfigMessages messages = new ConfigMessages(out, config.version());
    config.config().skipped().forEach(messages::print);
    for (ConfigFile file : config.files()) {
      file.lines().forEach(line -> messages.print(file, line));
    }
    printCommandLine(config.config(), out);
  }

  /** What the tools print that read no files: their configuration is the kernel command line. */
  static void printCommandLine(ModprobeConfig config, ToolOutput out) {
    ConfigMessages messages = new ConfigMessages(out, config.version());
    config.kernelCommandLine().words().forEach(messages::print);
  }

  private void print(ConfigFile.Skipped skipped) {
    String path = skipped.path();
    switch (skipped.reason()) {
      case FOLDER ->
          out.config(
              LibkmodPlace.CONFIG_ENTRY,
              "Directories inside directories are not supported: " + path);
      case DANGLING -> {
        if (version.has(KmodVersion.Feature.DANGLING_LINKS_REPORTED)) {
          out.config(LibkmodPlace.CONFIG_ENTRY, "Cannot stat directory entry: " + path);
        }
      }
      case UNREADABLE_FOLDER ->
          out.config(LibkmodPlace.CONFIG_FOLDER, "opendir(" + path + "): " + skipped.detail());
      default -> {
        // kmod says nothing of it.
      }
    }
  }

  private void print(ConfigFile file, ConfigFile.Line line) {
    if (line.kind() == ConfigFile.Line.Kind.DEPRECATED) {
      out.config(
          LibkmodPlace.CONFIG_DEPRECATED,
          file.path()
              + ": command "
              + line.words().get(0)
              + " is deprecated and not parsed anymore");
    } else if (line.kind() == ConfigFile.Line.Kind.BAD) {
      out.config(
          LibkmodPlace.CONFIG_LINE,
          file.path()
              + " line "
              + line.number()
              + ": ignoring bad line starting with '"
              + line.words().get(0)
              + "'");
    }
  }

  private void print(KernelCommandLine.Word word) {
    if (word.kind() == KernelCommandLine.Kind.BAD_MODULE_NAME) {
      String text = word.text();
      int start = text.startsWith("\"") ? 1 : 0;
      out.config(
          LibkmodPlace.KERNEL_COMMAND_LINE,
          "Ignoring bad option on kernel command line while parsing module name: '"
              + text.substring(start, text.indexOf('.'))
              + "'");
    }
  }
}
