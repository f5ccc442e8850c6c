// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modprobe;

import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.FileException;
import java.io.PrintStream;

/** Prints what a driver, {@code /sys} and {@code dmesg} show. */
final class Report {

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void print(SimulatedKernel kernel, LoadedModule module) {
    out.println("What the driver sees");
    module
        .definition()
        .parameters()
        .forEach(
            param ->
                out.printf("  %-14s %-13s %s%n", param.name(), param.type(), module.get(param)));
    out.println("What is in /sys/module/" + module.name() + "/parameters");
    module
        .attributes()
        .forEach(
            attribute ->
                out.printf(
                    "  %04o %-14s %s%n", attribute.mode(), attribute.name(), content(attribute)));
    printLog(kernel);
    if (!module.arguments().isClean()) {
      out.println("What that means");
      module.arguments().explanations().forEach(line -> out.println("  " + line));
    }
  }

  private static String content(Attribute attribute) {
    try {
      return attribute.show().strip();
    } catch (FileException refused) {
      return "(" + refused.errno().message() + ")";
    }
  }

  void printLog(SimulatedKernel kernel) {
    out.println("What dmesg shows");
    String log = kernel.log().records().isEmpty() ? "(nothing)" : kernel.log().dmesg();
    log.lines().forEach(line -> out.println("  " + line));
  }
}
