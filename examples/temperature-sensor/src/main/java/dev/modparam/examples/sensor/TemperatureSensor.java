// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.sensor;

import dev.modparam.module.KernelModule;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The driver: polls the chip, averages what it reads, and raises an alarm outside the limits. */
// snippet: sensor-driver
@KernelModule(name = "temp_sensor", description = "LM75 temperature sensor")
final class TemperatureSensor implements ModuleLifecycle {

  @ModuleParam(type = ModuleParam.Type.HEXINT, description = "Address on the bus")
  private long address = 0x48;

  @ModuleParam(permissions = 0644, min = 10, max = 60_000, description = "Time between two reads")
  private volatile int pollIntervalMs = 1000;

  @ModuleParam(min = 1, max = 16, description = "Reads to average")
  private int samples = 1;

  @ModuleParam(permissions = 0644, description = "Lowest and highest temperature without alarm")
  private int[] limits = {-20, 80};

  @ModuleParam(description = "What is measured")
  private String label = "cpu";

  @ModuleParam(permissions = 0644, description = "Log each read")
  private volatile boolean debug;

  // end

  private static final Logger LOG = LoggerFactory.getLogger(TemperatureSensor.class);

  private final I2cBus bus;
  private final Deque<Double> history = new ArrayDeque<>();
  private ModuleContext module;
  private long sinceLastRead;
  private boolean alarm;

  TemperatureSensor(I2cBus bus) {
    this.bus = bus;
  }

  @Override
  public int init(ModuleContext self) {
    if (limits[0] >= limits[1]) {
      throw Errno.EINVAL.exception("the lower limit must be below the upper one");
    }
    try {
      if (bus.read((int) address, Lm75.IDENTITY) != Lm75.LM75) {
        return Errno.ENODEV.result();
      }
    } catch (ErrnoException noAnswer) {
      self.printk(LogLevel.WARNING, "temp_sensor: " + noAnswer.getMessage());
      return Errno.ENODEV.result();
    }
    module = self;
    self.printk(LogLevel.INFO, String.format("temp_sensor: %s at 0x%02x", label, address));
    return 0;
  }

  I2cBus bus() {
    return bus;
  }

  /** Lets time pass, as the timer of a kernel would. */
  void elapse(long milliseconds) {
    for (sinceLastRead += milliseconds; sinceLastRead >= pollIntervalMs; ) {
      sinceLastRead -= pollIntervalMs;
      poll();
    }
  }

  private void poll() {
    double celsius = (short) bus.read((int) address, Lm75.TEMPERATURE) / 256.0;
    if (debug) {
      LOG.debug("{}: read {} °C", label, celsius);
    }
    history.addLast(celsius);
    while (history.size() > samples) {
      history.removeFirst();
    }
    checkLimits();
  }

  private void checkLimits() {
    boolean outside = celsius() < limits[0] || celsius() > limits[1];
    if (outside != alarm) {
      alarm = outside;
      module.printk(
          alarm ? LogLevel.WARNING : LogLevel.INFO,
          String.format("temp_sensor: %s %s", label, alarm ? "is out of limits" : "is well again"));
    }
  }

  /** The average of the last reads. */
  double celsius() {
    return history.stream().mapToDouble(each -> each).average().orElse(Double.NaN);
  }

  boolean alarm() {
    return alarm;
  }
}
