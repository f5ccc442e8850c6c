// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.modprobe.command.KmodCommands;
import dev.modparam.program.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lsmod} as kmod prints it. */
@Command(
    name = "lsmod",
    customSynopsis = "modparam lsmod [--root FOLDER | --machine SNAPSHOT|SYS]",
    description = "Print what lsmod prints, of a machine, of a copy of its files, of a snapshot.")
final class LsmodCommand implements Callable<Integer> {

  private final Console console;
  @Mixin private KmodOptions options;

  LsmodCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return KmodOptions.print(console, KmodCommands.builder(options.loaded()).build().lsmod());
  }
}
