// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.sensor;

/** The chip: a 16-bit register with the temperature in 1/256 °C, and one that says who it is. */
final class Lm75 {

  static final int TEMPERATURE = 0x00;
  static final int IDENTITY = 0x07;
  static final int LM75 = 0x75;

  private short temperature;

  /** Warms or cools the chip. */
  void celsius(double degrees) {
    temperature = (short) Math.round(degrees * 256);
  }

  int read(int register) {
    return switch (register) {
      case TEMPERATURE -> temperature & 0xffff;
      case IDENTITY -> LM75;
      default -> 0xffff;
    };
  }
}
