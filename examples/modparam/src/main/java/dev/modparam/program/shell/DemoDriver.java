// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;

/** The driver that the demonstration machine has: that of the article, with an init function. */
final class DemoDriver implements ModuleLifecycle {

  static final Param<Boolean> DEBUG =
      Param.of("debug", ParamTypes.BOOL).permissions(0644).description("Enable debug logging");

  static final Param<Integer> BUFFER_SIZE =
      Param.of("buffer_size", ParamTypes.INT.between(512, 65536))
          .defaultValue(4096)
          .permissions(0444)
          .description("Ring buffer size in bytes");

  static final Param<String> LABEL =
      Param.of("label", ParamTypes.CHARP)
          .defaultValue("demo")
          .permissions(0644)
          .description("What the driver calls itself");

  static final ModuleDefinition DEFINITION =
      ModuleDefinition.of("my_driver", DEBUG, BUFFER_SIZE, LABEL)
          .license("GPL")
          .description("The driver of the lesson")
          .addAlias("platform:my-device")
          .lifecycle(new DemoDriver());

  private DemoDriver() {}

  @Override
  public int init(ModuleContext module) {
    if (module.getInt(BUFFER_SIZE) % 512 != 0) {
      module.printk(LogLevel.ERR, "my_driver: buffer_size must be a multiple of 512");
      return Errno.EINVAL.result();
    }
    module.printk(LogLevel.INFO, "my_driver: " + module.get(LABEL) + " is up");
    return 0;
  }

  @Override
  public void exit(ModuleContext module) {
    module.printk(LogLevel.INFO, "my_driver: " + module.get(LABEL) + " is down");
  }
}
