// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.handles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

class ProbeTest {

  @Test
  void aClosedModuleIsLoadedWithoutReflection() {
    assertThat(Probe.class.getModule().isNamed()).isTrue();
    assertThat(Probe.class.getModule().isOpen("dev.modparam.it.handles")).isFalse();

    LoadedModule module = new SimulatedKernel().insmod(ProbeParams.MODULE, "debug=1 lines=3");
    Probe probe = module.instance(Probe.class);

    assertThat(probe.isDebug()).isTrue();
    assertThat(probe.lines).isEqualTo(3);
    assertThat(module.get(ProbeParams.LINES)).isEqualTo(3);
  }

  @Test
  void theClassIsTheSameModule() {
    assertThat(ModuleDefinition.ofClass(Probe.class, MethodHandles.lookup()))
        .isSameAs(ProbeParams.MODULE);
  }
}
