// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.nio.file.Path;

/** The machine of these tests: a driver with parameters of all modes, and what it depends on. */
public final class KernelWithDriver {

  public static final Param<Boolean> DEBUG = Param.of("debug", ParamTypes.BOOL).permissions(0644);
  public static final Param<Integer> SIZE =
      Param.of("size", ParamTypes.INT.between(1, 100)).defaultValue(10).permissions(0444);
  public static final ModuleDefinition DRIVER =
      ModuleDefinition.of(
              "driver",
              DEBUG,
              SIZE,
              Param.of("secret", ParamTypes.INT).permissions(0600),
              Param.of("trigger", ParamTypes.INT).permissions(0200),
              Param.of("name", ParamTypes.CHARP).permissions(0644))
          .version("1.2")
          .dependsOn("base");
  public static final ModuleDefinition BASE = ModuleDefinition.of("base");

  public final SimulatedKernel kernel = SimulatedKernel.builder().commandLine("quiet").build();
  public final LoadedModule base = kernel.insmod(BASE);
  public final LoadedModule driver = kernel.insmod(DRIVER);
  public final KernelFileSystem files = KernelFileSystem.of(kernel);
  public final KernelFileSystem usersFiles = KernelFileSystem.of(kernel, Credentials.NOBODY);

  public KernelWithDriver() {}

  public Path path(String text) {
    return files.getPath(text);
  }

  public Path parameter(String name) {
    return files.getPath("/sys/module/driver/parameters", name);
  }

  public Path usersParameter(String name) {
    return usersFiles.getPath("/sys/module/driver/parameters", name);
  }
}
