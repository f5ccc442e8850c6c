// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modprobe;

import java.io.PrintStream;

/** Loads the driver a few times, well and badly, and says why. */
final class Tour {

  /** Loads a module with arguments and prints what came of it. */
  @FunctionalInterface
  interface Loader {
    int load(String module, String... arguments);
  }

  private final PrintStream out;
  private final Loader loader;

  Tour(PrintStream out, Loader loader) {
    this.out = out;
    this.loader = loader;
  }

  void run() {
    stop("Typed parameters, from the words of the command line", "debug=1", "buffer_size=8192");
    stop("Quotes, arrays, hexadecimal", "name=eth zero", "irqs=1,2,3", "features=0x2a");
    stop("A bound that the driver declared", "buffer_size=70000");
    stop(
        "Every bad argument is named; the kernel reads on after an error",
        "debug=maybe",
        "irqs=1,x");
    stop("A name that nobody knows never fails a load", "bufer_size=8192");
    stop("The driver itself says no", "buffer_size=1000");
    stop("A dangerous option taints the kernel", "inject_faults=3");
    out.println("Now you: -Dargs=\"my_driver debug=1 buffer_size=8192\"");
  }

  private void stop(String title, String... arguments) {
    out.println("--- " + title);
    out.println("$ modprobe my_driver " + Modprobe.argumentLine(arguments));
    loader.load("my_driver", arguments);
    out.println();
  }
}
