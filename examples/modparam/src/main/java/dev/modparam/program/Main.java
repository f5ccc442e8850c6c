// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

/** Where the program starts. */
public final class Main {

  private Main() {}

  /**
   * Runs the program and ends the JVM with its exit status.
   *
   * @param args the words of the command line
   */
  public static void main(String[] args) {
    // Picocli looks for a score of classes of dates, to which no option of this program is
    // converted.
    System.setProperty("picocli.converters.excludes", "java\\.(time|sql)\\..*");
    Console console = Console.ofProcess();
    int status = Program.run(console, args);
    System.exit(console.close(status));
  }
}
