// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;

import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import java.util.function.Supplier;

/** The modules of the tests in this package. */
final class Drivers {

  static final Param<Boolean> DEBUG = Param.of("debug", BOOL).permissions(0644);
  static final Param<Integer> SIZE =
      Param.of("size", INT.between(512, 65536)).defaultValue(4096).permissions(0600);
  static final ModuleDefinition UART = ModuleDefinition.of("uart", DEBUG, SIZE);
  static final ModuleDefinition BUS = ModuleDefinition.of("bus");
  static final String NO_MODULE = "text";

  private Drivers() {}

  @KernelModule
  static final class Sensor implements ModuleLifecycle {

    @ModuleParam(permissions = 0644)
    volatile boolean debug;

    @ModuleParam(min = 1, max = 100)
    int rate = 10;

    @Override
    public int init(ModuleContext module) {
      return rate == 13 ? Errno.ENODEV.result() : 0;
    }
  }

  static final class Provided implements Supplier<ModuleDefinition> {
    @Override
    public ModuleDefinition get() {
      return ModuleDefinition.of("provided", DEBUG);
    }
  }
}
