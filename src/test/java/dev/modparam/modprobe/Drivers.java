// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;

import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;

/** Modules that the tests load. */
public final class Drivers {

  public static final Param<Boolean> DEBUG = Param.of("debug", BOOL).defaultValue(false);
  public static final Param<Integer> BUFFER_SIZE =
      Param.of("buffer_size", INT.between(512, 65536)).defaultValue(4096);

  public static final ModuleDefinition BUS = ModuleDefinition.of("my_bus", Param.of("speed", INT));
  public static final ModuleDefinition DRIVER =
      ModuleDefinition.of("my_driver", DEBUG, BUFFER_SIZE)
          .dependsOn("my_bus")
          .addAlias("pci:v00001234d*")
          .addAlias("my-alias");
  public static final ModuleDefinition EXTRA = ModuleDefinition.of("extra");
  public static final ModuleDefinition SOFT =
      ModuleDefinition.of("soft").addTag("softdep", "pre: my_bus post: extra");
  public static final ModuleDefinition SERIAL =
      ModuleDefinition.of("serial").addAlias("tty-serial-*");

  public static final ModuleTree TREE =
      ModuleTree.builder()
          .addModule(BUS)
          .addModule(DRIVER)
          .addModule(EXTRA)
          .addModule(SOFT)
          .addBuiltIn(SERIAL)
          .addSymbol("bus_send", "my_bus")
          .build();

  private Drivers() {}
}
