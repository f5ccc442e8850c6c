// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modprobe;

import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes a module and its arguments as {@code modprobe} does, loads the module into a simulated
 * kernel, and prints what a driver, {@code /sys} and {@code dmesg} would show. Without arguments it
 * gives a short tour.
 *
 * <p>{@code --config FOLDER} reads options and aliases from a folder such as {@code
 * /etc/modprobe.d}, {@code --tree FOLDER} takes the modules of a folder such as {@code
 * /lib/modules/VERSION}, and {@code --explain} tells what would be loaded with which arguments, and
 * where each comes from.
 */
public final class Modprobe {

  private static final List<ModuleDefinition> MODULES = List.of(MyDriver.DEFINITION);

  private final PrintStream out;
  private final Report report;

  private Modprobe(PrintStream out) {
    this.out = out;
    this.report = new Report(out);
  }

  /**
   * Runs the program; its exit status is 1 if the module was not loaded, and 2 if the arguments are
   * not understood.
   *
   * @param args options, the module and its arguments, or nothing
   */
  public static void main(String[] args) {
    int status = run(System.out, args);
    System.out.flush();
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(PrintStream out, String... args) {
    Modprobe program = new Modprobe(out);
    if (args.length == 0) {
      new Tour(out, program::load).run();
      return 0;
    }
    List<String> words = List.of(args);
    if (words.contains("--help")) {
      out.print(Usage.TEXT);
      return 0;
    } else if (words.contains("--version")) {
      out.println("modprobe (modparam example) " + Usage.version());
      return 0;
    }
    try {
      Options options = Options.parse(args);
      return options.isConfigured()
          ? new Configured(out, options).run()
          : program.load(args[0], Arrays.copyOfRange(args, 1, args.length));
    } catch (WrongUsageException wrong) {
      out.println("modprobe: " + wrong.getMessage());
      out.println("--help lists the options.");
      return 2;
    }
  }

  private int load(String name, String... arguments) {
    ModuleDefinition definition = find(name);
    if (definition == null) {
      out.println("modprobe: FATAL: Module " + name + " not found.");
      out.println("Known modules: " + names());
      return 1;
    }
    SimulatedKernel kernel = new SimulatedKernel();
    try {
      report.print(kernel, kernel.insmod(definition, argumentLine(arguments)));
      return 0;
    } catch (LoadException failure) {
      out.printf(
          "modprobe: ERROR: could not insert '%s': %s%n",
          definition.name(), failure.errno().message());
      report.printLog(kernel);
      out.println();
      out.println("What that means: " + failure.getMessage());
      return 1;
    }
  }

  private static ModuleDefinition find(String name) {
    return MODULES.stream()
        .filter(module -> module.name().equals(name.replace('-', '_')))
        .findFirst()
        .orElse(null);
  }

  private static String names() {
    return MODULES.stream().map(ModuleDefinition::name).collect(Collectors.joining(", "));
  }

  /** Joins words as modprobe does: a value with a space in it gets quotes. */
  static String argumentLine(String... words) {
    return Arrays.stream(words).map(Modprobe::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    int value = word.indexOf('=') + 1;
    boolean quote =
        value > 0
            && word.indexOf(' ', value) >= 0
            && !word.startsWith("\"", value)
            && !word.startsWith("'", value);
    return quote ? word.substring(0, value) + '"' + word.substring(value) + '"' : word;
  }
}
