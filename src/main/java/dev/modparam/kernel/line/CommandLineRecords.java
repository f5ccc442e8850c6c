// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.module.LogLevel;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The records that show the command line: {@code print_kernel_cmdline}. They are written for those
 * versions of which they were recorded, so that the log of the others begins with complaints.
 */
public final class CommandLineRecords {

  private static final String PREFIX = "Kernel command line: ";
  private static final String CONTINUED = " \\";

  /** {@code CONFIG_CMDLINE_LOG_WRAP_IDEAL_LEN}. */
  private static final int IDEAL_LENGTH = 1021;

  private static final int ROOM = IDEAL_LENGTH - PREFIX.length();

  private final Printk log;
  private final Set<KernelFeature> features;

  public CommandLineRecords(Printk log, Set<KernelFeature> features) {
    this.log = log;
    this.features = features;
  }

  /** Writes them; none for a kernel without a command line. */
  public void print(String commandLine) {
    if (commandLine.isEmpty() || !features.contains(KernelFeature.COMMAND_LINE_RECORDS)) {
      return;
    }
    log.print(LogLevel.INFO, "Command line: " + commandLine);
    String rest = commandLine;
    for (int cut = cut(rest); cut > 0; cut = cut(rest)) {
      log.print(LogLevel.NOTICE, PREFIX + rest.substring(0, cut) + CONTINUED);
      rest = rest.substring(cut + 1);
    }
    log.print(LogLevel.NOTICE, PREFIX + rest);
  }

  /** The space to cut a text at that is too long, or -1. */
  private static int cut(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length <= ROOM) {
      return -1;
    }
    int before = text.lastIndexOf(' ', ROOM - CONTINUED.length());
    return before > 0 ? before : text.indexOf(' ', ROOM - CONTINUED.length());
  }
}
