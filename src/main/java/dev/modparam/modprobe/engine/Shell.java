// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

/** Runs the commands of {@code install} and {@code remove} lines. */
@FunctionalInterface
public interface Shell {

  /**
   * Runs a command to its end.
   *
   * @param command what {@code sh -c} would run
   * @param module the module that it stands for
   * @return its exit status
   */
  int run(String command, String module);
}
