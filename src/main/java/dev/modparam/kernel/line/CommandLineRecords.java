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
  private static final int ROOM_BEFORE_ANOTHER = ROOM - CONTINUED.length();

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
    byte[] bytes = commandLine.getBytes(StandardCharsets.UTF_8);
    String rest = new String(bytes, StandardCharsets.ISO_8859_1); // each byte a char
    while (rest.length() > ROOM) {
      int space = spaceToCutAt(rest);
      String next = space < 0 ? "" : rest.substring(space).replaceFirst("^ +", "");
      if (next.isEmpty()) {
        break;
      }
      printPiece(rest.substring(0, space).replaceFirst(" +$", ""));
      rest = next;
    }
    notice(rest);
  }

  /** Nothing is printed of spaces before the first word. */
  private void printPiece(String piece) {
    if (!piece.isEmpty()) {
      notice(piece + CONTINUED);
    }
  }

  private void notice(String text) {
    log.print(LogLevel.NOTICE, "", (PREFIX + text).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The last space that makes the record short enough, or else the next one; -1 for none. */
  private static int spaceToCutAt(String text) {
    int before = text.lastIndexOf(' ', ROOM_BEFORE_ANOTHER);
    return before > 0 ? before : text.indexOf(' ', 1);
  }
}
