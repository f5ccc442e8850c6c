// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.sensor;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;

/** A warm afternoon in five seconds. */
public final class Demo {

  private Demo() {}

  /**
   * Runs the program.
   *
   * @param args the argument line of the module
   */
  public static void main(String[] args) {
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
