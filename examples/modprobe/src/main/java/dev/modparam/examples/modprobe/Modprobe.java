// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modprobe;

import dev.modparam.param.Placeholder;
import java.io.PrintStream;

/** Placeholder. */
public final class Modprobe {
  private Modprobe() {}

  /**
   * Runs the program.
   *
   * @param args the module and its arguments
   */
  public static void main(String[] args) {
    int status = run(System.out, args);
    System.out.flush();
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(PrintStream out, String... args) {
    if (args.length == 0) {
      out.println("tour: " + Placeholder.parse("1"));
      return 0;
    }
    if (!args[0].equals("my_driver")) {
      out.println("refused: " + args[0]);
      return 1;
    }
    for (String arg : args) {
      out.println("arg: [" + arg + "]");
    }
    return 0;
  }
}
