// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.files.FileRoot;
import dev.modparam.modprobe.tree.KernelModules;

/** Commands over a stand-in for a kernel, which only tests have. */
public final class CommandsOf {

  private CommandsOf() {}

  @SuppressWarnings("exports") // tests are in the module
  public static KmodCommands.Builder kernel(KernelModules kernel, FileRoot files) {
    return KmodCommands.builder(kernel).root(files);
  }
}
