// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

/**
 * A place in a configuration.
 *
 * @param file the file as kmod names it, such as {@code /etc/modprobe.d/a.conf}; {@code
 *     /proc/cmdline} for the kernel command line
 * @param line the line, from 1, on which the text stands, also where lines are joined by {@code \}
 * @param column the byte of that line, from 1
 */
public record SourceLocation(String file, int line, int column) {

  /** The file name that the kernel command line has in locations. */
  public static final String KERNEL_COMMAND_LINE = "/proc/cmdline";

  /** Makes a location. */
  public SourceLocation {}

  /** Returns {@code FILE:LINE}, or a name for the kernel command line. */
  @Override
  public String toString() {
    return file.equals(KERNEL_COMMAND_LINE) ? "kernel command line" : file + ":" + line;
  }
}
