// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import dev.modparam.kernel.KernelVersion;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.Map;
import java.util.Set;

/**
 * How a file was recorded: the kernel, its modules, and what went before each case.
 *
 * @param version the kernel
 * @param modules the modules that it could load
 * @param oneBoot whether all cases are from one boot of which only a part is known, so that a
 *     record that is written once a boot may have been written before
 * @param isRust whether values are what the init function saw, as the parameters have no files
 */
record Recording(KernelVersion version, OracleModules modules, boolean oneBoot, boolean isRust) {

  private static final Set<String> OF_ONE_BOOT = Set.of("system");

  static Recording of(Vectors vectors) {
    return new Recording(
        vectors.version(),
        OracleModules.of(vectors.header()),
        OF_ONE_BOOT.contains(vectors.theme()),
        vectors.theme().startsWith("rust-"));
  }

  /** A kernel as it was before a case: with a few of the built-in modules that a real one has. */
  SimulatedKernel boot(boolean fresh) {
    SimulatedKernel kernel =
        SimulatedKernel.builder()
            .version(version)
            .comm("init")
            .symbolVersions(version != KernelVersion.V7_2) // Debian builds that one without
            .addBuiltIn(builtIn("printk", "time"))
            .addBuiltIn(builtIn("keyboard", "brl_timeout"))
            .addBuiltIn(
                builtIn(
                    "vt",
                    "underline",
                    "default_blu",
                    "default_red",
                    "cur_default",
                    "color",
                    "default_grn",
                    "default_utf8",
                    "global_cursor_default",
                    "italic"))
            .coreParameters(Param.of("panic", ParamTypes.INT).permissions(0644))
            .build();
    ModuleDefinition disk =
        ModuleDefinition.of("virtio_blk").code(new ModuleLifecycle.Code(32768, false, Map.of()));
    kernel.insmod(disk).hold(); // the recorder's own
    if (!fresh && !oneBoot) {
      // The recordings were made after the first out-of-tree module had tainted the kernel.
      kernel.insmod(ModuleDefinition.of("first").outOfTree().unsigned());
      kernel.rmmod("first");
    }
    return kernel;
  }

  private static ModuleDefinition builtIn(String name, String... parameters) {
    Param<?>[] params = new Param<?>[parameters.length];
    for (int i = 0; i < params.length; i++) {
      params[i] = Param.of(parameters[i], ParamTypes.INT).permissions(0644);
    }
    return ModuleDefinition.of(name, params);
  }
}
