// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

/** The commands of {@code install} and {@code remove} lines. */
final class Commands {

  private static final String OPTIONS = "$CMDLINE_OPTS";

  private Commands() {}

  /**
   * Puts arguments into a command. kmod goes on for ever if the arguments hold the variable
   * themselves; here it is replaced once.
   */
  static String expand(String command, String arguments) {
    return command.replace(OPTIONS, arguments);
  }
}
