// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.modprobe.command.KmodCommands;
import dev.modparam.program.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code lsmod} as kmod prints it. */
final class LsmodCommand implements Callable<Integer> {

  private final Console console;
  private final KmodOptions options = new KmodOptions();

  LsmodCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("lsmod");
    spec.usageMessage()
        .customSynopsis("modparam lsmod [--root FOLDER | --machine SNAPSHOT|SYS]")
        .description(
            "Print what lsmod prints, of a machine, of a copy of its files, of a snapshot.");
    options.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() {
    return KmodOptions.print(console, KmodCommands.builder(options.loaded()).build().lsmod());
  }
}
