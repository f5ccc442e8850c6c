// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.handles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbeTest {

  @Test
  void theDriverComesFromThePathThatTheBuildSays() {
    boolean isNamed = Probe.class.getModule().isNamed();

    assertThat(System.getProperty("modparam.path")).isEqualTo(isNamed ? "module" : "class");
    assertThat(Probe.class.getModule().isOpen("dev.modparam.it.handles")).isEqualTo(!isNamed);
  }

  @Test
  void aClosedModuleIsLoadedWithoutReflection() {
    LoadedModule module = new SimulatedKernel().insmod(ProbeParams.MODULE, "debug=1 lines=3");
    Probe probe = module.instance(Probe.class);

    assertThat(probe.isDebug()).isTrue();
    assertThat(probe.lines).isEqualTo(3);
    assertThat(module.get(ProbeParams.LINES)).isEqualTo(3);
  }

  @Test
  void aDriverThatNeedsAnArgumentIsDefinedWithAnObject() {
    Bridge bridge = new Bridge(Duration.ofSeconds(1));
    BridgeParams params = new BridgeParams(bridge);

    LoadedModule module = new SimulatedKernel().insmod(params.MODULE, "width=wide");

    assertThat(module.get(params.WIDTH)).isEqualTo(Bridge.Width.WIDE);
    assertThat(module.get(params.TIMEOUT)).isEqualTo(Duration.ofSeconds(1));
    module.attribute("timeout").store("250ms");
    assertThat(bridge.state()).isEqualTo("WIDE PT0.25S");
  }

  @Test
  void theClassIsTheSameModule() {
    assertThat(ModuleDefinition.ofClass(Probe.class, MethodHandles.lookup()))
        .isSameAs(ProbeParams.MODULE);
  }
}
