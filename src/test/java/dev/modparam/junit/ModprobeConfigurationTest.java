// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.junit.Drivers.Sensor;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.RejectedArgumentsException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.ModprobeException;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests whose modules are loaded by modprobe. */
@LoadModule(Sensor.class)
@ModprobeConfiguration({"options sensor rate=20", "options sensor debug=1"})
class ModprobeConfigurationTest {

  static final Param<String> LABEL = Param.of("label", ParamTypes.string(16));
  static final ModuleDefinition LABELLED = ModuleDefinition.of("labelled", LABEL);

  @Simulated private Modprobe modprobe;

  @Test
  void optionsAreSet(Sensor sensor) {
    assertThat(sensor.rate).isEqualTo(20);
    assertThat(sensor.debug).isTrue();
  }

  @Test
  @ModuleArguments("rate=40")
  void argumentsComeAfterOptions(Sensor sensor) {
    assertThat(sensor.rate).isEqualTo(40);
    assertThat(sensor.debug).isTrue();
  }

  @Test
  @ModprobeConfiguration(resource = "site.conf")
  void whatIsFurtherInIsReadLater(Sensor sensor, SimulatedKernel kernel) {
    assertThat(sensor.rate).isEqualTo(30);
    assertThat(modprobe.load("thermometer")).isSameAs(kernel.module("sensor").orElseThrow());
  }

  @Test
  @ModprobeConfiguration("options sensor rate=1")
  @ModprobeConfiguration("options sensor rate=2")
  @BootCommandLine("sensor.rate=50")
  void theBootCommandLineComesLast(Sensor sensor) {
    assertThat(sensor.rate).isEqualTo(50);
  }

  @Test
  @BuiltIn(value = Drivers.class, field = "UART")
  @LoadModule(
      value = ModprobeConfigurationTest.class,
      field = "LABELLED",
      arguments = "label=\"a b\" -- rest")
  void spacesInQuotesReachTheModule(@Simulated("labelled") LoadedModule module) {
    assertThat(module.get(LABEL)).isEqualTo("a b");
  }

  @Test
  @ModuleArguments("rate=x")
  @LoadFails(errno = ErrnoName.EINVAL)
  void aLoadThatFailsIsOfModprobeAndOfTheKernel(
      ModprobeException failure, RejectedArgumentsException ofKernel) {
    assertThat(failure).hasCause(ofKernel).hasMessageContaining("modprobe.conf");
    assertThat(failure.errno()).isEqualTo(Errno.EINVAL);
  }

  @Test
  @ModprobeConfiguration("install sensor /bin/true")
  @LoadFails(errno = ErrnoName.ENOENT)
  void aCommandInPlaceOfTheLoadIsAFailure(ModprobeException failure) {
    assertThat(failure.word()).isEqualTo("sensor");
  }

  @Nested
  @KernelTest
  class InCode {
    @RegisterExtension
    static final KernelExtension KERNEL =
        KernelExtension.builder()
            .load(LABELLED)
            .modprobeConfiguration("options labelled label=inner", "options sensor rate=60")
            .modprobeConfigurationResource(ModprobeConfigurationTest.class, "site.conf")
            .build();

    @Test
    void theSameCanBeDeclared(@Simulated("labelled") LoadedModule module, Sensor sensor) {
      assertThat(module.get(LABEL)).isEqualTo("inner");
      assertThat(sensor.rate).isEqualTo(30);
    }
  }

  @Test
  void unloadedModulesCanBeLoadedAgain(SimulatedKernel kernel) {
    modprobe.unload("sensor");
    assertThat(kernel.module("sensor")).isEmpty();
    assertThat(modprobe.load("sensor", "rate=3").instance(Sensor.class).rate).isEqualTo(3);
  }
}
