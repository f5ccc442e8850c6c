// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.sensor;

import dev.modparam.module.ModuleDefinition;
import java.util.function.Supplier;

/** The machine under test: one chip at 0x48, and the driver of its bus. */
// snippet: sensor-board
final class Board implements Supplier<ModuleDefinition> {

  @Override
  public ModuleDefinition get() {
    Lm75 chip = new Lm75();
    I2cBus bus = new I2cBus().plug(0x48, chip);
    return ModuleDefinition.ofInstance(new TemperatureSensor(bus));
  }
}
// end
