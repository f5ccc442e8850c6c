// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.junit.Drivers.Sensor;
import dev.modparam.kernel.KernelLog;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.KernelFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@LoadModule(value = Drivers.class, field = "UART", arguments = "debug=1")
@LoadModule(Sensor.class)
class InjectionTest {

  private final SimulatedKernel ofConstructor;
  private @Simulated SimulatedKernel ofField;

  @Simulated("uart")
  private LoadedModule uart;

  @Simulated private Sensor sensor;

  InjectionTest(SimulatedKernel kernel) {
    this.ofConstructor = kernel;
  }

  @BeforeEach
  @AfterEach
  void lifecycleMethodsGetTheKernelOfTheTest(SimulatedKernel kernel) {
    assertThat(kernel).isSameAs(ofConstructor);
  }

  @RepeatedTest(2)
  void constructorFieldsAndParametersShareTheKernelOfTheTest(
      SimulatedKernel kernel, KernelFiles files, KernelLog log, Sensor driver) {
    assertThat(kernel).isSameAs(ofConstructor).isSameAs(ofField);
    assertThat(files.user()).isEqualTo(Credentials.ROOT);
    assertThat(log).isSameAs(kernel.log());
    assertThat(driver)
        .isSameAs(sensor)
        .isSameAs(kernel.module("sensor").get().instance(Sensor.class));
    assertThat(uart).isSameAs(kernel.module("uart").get());
    assertThat(driver.rate).isEqualTo(10);
    kernel.module("sensor").get().attribute("debug").store("1");
    assertThat(kernel.modules()).hasSize(2);
    kernel.rmmod("uart"); // the next repetition has it again
  }

  @Test
  void aNameChoosesTheModule(@Simulated("sensor") LoadedModule module) {
    assertThat(module.name()).isEqualTo("sensor");
  }

  @Nested
  @LoadModule(value = Sensor.class, arguments = "rate=20")
  class Inner {
    @Simulated private SimulatedKernel inner;

    @Test
    void outerAndInnerObjectsGetTheSameKernel(Sensor driver) {
      assertThat(inner).isSameAs(ofField).isSameAs(ofConstructor);
      assertThat(driver.rate).isEqualTo(20);
      assertThat(uart.getBoolean(Drivers.DEBUG)).isTrue();
    }

    @Test
    @ModuleArguments(value = "rate=30", module = "sensor")
    void theMethodWins(Sensor driver) {
      assertThat(driver.rate).isEqualTo(30);
    }
  }
}
