// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modprobe;

import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
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
 */
public final class Modprobe {

  private static final List<ModuleDefinition> MODULES = List.of(MyDriver.DEFINITION);

  private final PrintStream out;

  private Modprobe(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the program; its exit status is 1 if the module was not loaded.
   *
   * @param args the module and its arguments, or nothing
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
    return program.load(args[0], Arrays.copyOfRange(args, 1, args.length));
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
      print(kernel, kernel.insmod(definition, argumentLine(arguments)));
      return 0;
    } catch (LoadException failure) {
      out.printf(
          "modprobe: ERROR: could not insert '%s': %s%n",
          definition.name(), failure.errno().message());
      printLog(kernel);
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

  private void print(SimulatedKernel kernel, LoadedModule module) {
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
                    "  %04o %-14s %s%n",
                    attribute.mode(), attribute.name(), attribute.show().strip()));
    printLog(kernel);
    if (!module.arguments().isClean()) {
      out.println("What that means");
      module.arguments().explanations().forEach(line -> out.println("  " + line));
    }
  }

  private void printLog(SimulatedKernel kernel) {
    out.println("What dmesg shows");
    String log = kernel.log().records().isEmpty() ? "(nothing)" : kernel.log().dmesg();
    log.lines().forEach(line -> out.println("  " + line));
  }
}
