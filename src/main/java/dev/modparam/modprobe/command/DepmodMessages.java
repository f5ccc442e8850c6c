// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.files.FilePaths;
import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.depmod.DepmodLog;

/** Prints what depmod says. */
final class DepmodMessages implements DepmodLog {

  private final ToolOutput out;
  private final DepmodOptions options;

  DepmodMessages(ToolOutput out, DepmodOptions options) {
    this.out = out;
    this.options = options;
  }

  @Override
  public void error(String text) {
    out.log(LogPriority.ERROR, text);
  }

  @Override
  public void warning(String text) {
    out.log(LogPriority.WARNING, text);
  }

  @Override
  public void detail(String text) {
    if (options.verbose) {
      out.print(text + "\n");
    }
  }

  /** {@code cfg_files_filter_out}. */
  void skipped(ConfigFile.Skipped skipped) {
    String path = skipped.path();
    switch (skipped.reason()) {
      case FOLDER -> error("Directories inside directories are not supported: " + path);
      case DANGLING ->
          error(
              "Cannot stat directory entry: "
                  + path.substring(0, path.lastIndexOf('/'))
                  + FilePaths.baseName(path));
      case UNREADABLE -> error("file parse " + path + ": " + skipped.detail());
      case UNREADABLE_FOLDER -> error("files list " + path + ": " + skipped.detail());
      default -> {
        // Nothing is said of it.
      }
    }
  }
}
