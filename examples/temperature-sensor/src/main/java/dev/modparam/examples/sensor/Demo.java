// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.sensor;

import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A warm afternoon in five seconds. */
public final class Demo {

  private Demo() {}

  private static final String USAGE =
      """
      Usage: temperature-sensor [PARAMETER[=VALUE]]...

      Loads the driver temp_sensor with these arguments, and warms its chip up.

        --help     print this text
        --version  print the version

      Exit status: 0 if the driver was loaded, 1 if not, 2 if the arguments are not understood.
      """;

  /**
   * Runs the program; its exit status is 1 if the driver was not loaded, and 2 if the arguments are
   * not understood.
   *
   * @param args the argument line of the module
   */
  public static void main(String[] args) {
    int status = run(args);
    System.out.flush();
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String... args) {
    String first = args.length == 0 ? "" : args[0];
    if (first.equals("--help")) {
      System.out.print(USAGE);
      return 0;
    } else if (first.equals("--version")) {
      System.out.println("temperature-sensor (modparam example) " + version());
      return 0;
    } else if (first.startsWith("-")) {
      System.out.println("temperature-sensor: unknown option " + first);
      System.out.println("--help lists the options.");
      return 2;
    }
    try {
      warm(args);
      return 0;
    } catch (LoadException failure) {
      System.out.println("temperature-sensor: " + failure.getMessage());
      return 1;
    }
  }

  private static String version() {
    try (InputStream version = Demo.class.getResourceAsStream("/version.txt")) {
      return version == null
          ? "unknown"
          : new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void warm(String... args) {
    Lm75 chip = new Lm75();
    TemperatureSensor sensor = new TemperatureSensor(new I2cBus().plug(0x48, chip));
    SimulatedKernel kernel = new SimulatedKernel();
    LoadedModule module =
        kernel.insmod(ModuleDefinition.ofInstance(sensor), String.join(" ", args));
    for (int celsius = 20; celsius <= 100; celsius += 20) {
      chip.celsius(celsius);
      sensor.elapse(1000);
      System.out.printf("%.1f °C%s%n", sensor.celsius(), sensor.alarm() ? "  ALARM" : "");
    }
    module
        .attribute("limits")
        .store("0,120"); // echo 0,120 > /sys/module/temp_sensor/parameters/limits
    sensor.elapse(1000);
    System.out.print(kernel.log().dmesg());
  }
}
