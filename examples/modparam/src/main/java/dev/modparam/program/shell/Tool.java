// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

/** A command of the shell. */
@FunctionalInterface
interface Tool {

  /** Runs the command; its exit status. */
  int run(Invocation call);
}
