// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modprobe;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.HEXINT;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.UINT;
import static dev.modparam.param.ParamTypes.array;

import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import java.util.List;

/** A driver with a parameter of each kind that users meet. */
final class MyDriver implements ModuleLifecycle {

  static final Param<Boolean> DEBUG =
      Param.of("debug", BOOL).permissions(0644).description("Enable debug logging");

  static final Param<Integer> BUFFER_SIZE =
      Param.of("buffer_size", INT.between(512, 65536))
          .defaultValue(4096)
          .permissions(0444)
          .description("Ring buffer size in bytes");

  static final Param<String> NAME =
      Param.of("name", CHARP).defaultValue("eth0").description("Name of the interface");

  static final Param<List<Integer>> IRQS =
      Param.of("irqs", array(INT, 4).counted()).description("Interrupts, one a queue");

  static final Param<Long> FEATURES =
      Param.of("features", HEXINT)
          .defaultValue(0xffL)
          .permissions(0644)
          .description("Feature bits");

  static final Param<Long> INJECT_FAULTS =
      Param.of("inject_faults", UINT)
          .permissions(0600)
          .unsafe()
          .description("Fail every Nth frame");

  static final ModuleDefinition DEFINITION =
      ModuleDefinition.of("my_driver", DEBUG, BUFFER_SIZE, NAME, IRQS, FEATURES, INJECT_FAULTS)
          .license("GPL")
          .description("The driver of the example")
          .lifecycle(new MyDriver());

  private MyDriver() {}

  @Override
  public int init(ModuleContext module) {
    if (module.getInt(BUFFER_SIZE) % 512 != 0) {
      throw Errno.EINVAL.exception("buffer_size must be a multiple of 512");
    }
    module.printk(LogLevel.INFO, "my_driver: " + module.get(NAME) + " is up");
    return 0;
  }

  @Override
  public void exit(ModuleContext module) {
    module.printk(LogLevel.INFO, "my_driver: " + module.get(NAME) + " is down");
  }
}
