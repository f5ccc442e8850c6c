// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.sensor;

import dev.modparam.param.Errno;
import java.util.Map;
import java.util.TreeMap;

/** The bus: chips at addresses. It counts its transfers, as a logic analyser would. */
final class I2cBus {

  private final Map<Integer, Lm75> chips = new TreeMap<>();
  private int transfers;

  I2cBus plug(int address, Lm75 chip) {
    chips.put(address, chip);
    return this;
  }

  int read(int address, int register) {
    transfers++;
    Lm75 chip = chips.get(address);
    if (chip == null) {
      throw Errno.ENXIO.exception(String.format("no answer from 0x%02x", address));
    }
    return chip.read(register);
  }

  Lm75 chip(int address) {
    return chips.get(address);
  }

  int transfers() {
    return transfers;
  }
}
