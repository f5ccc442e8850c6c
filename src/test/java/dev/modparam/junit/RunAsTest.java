// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.junit.Drivers.Sensor;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.ModprobeException;
import dev.modparam.param.Errno;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that a test reaches through its kernel it reaches as the user of {@link RunAs}. */
@RunAs(uid = 1000)
@LoadModule(Sensor.class)
class RunAsTest {

  private static void assertOnlyLooking(LoadedModule sensor) {
    assertThat(sensor.attribute("debug").show()).isEqualTo("N\n");
    assertThatExceptionOfType(FileException.class)
        .isThrownBy(() -> sensor.attribute("debug").store("1"))
        .satisfies(refusal -> assertThat(refusal.errno()).isEqualTo(Errno.EACCES));
  }

  @Test
  void attributesAreBound(LoadedModule sensor) {
    assertOnlyLooking(sensor);
  }

  @Test
  void filesThatATestAsksForAreBound(SimulatedKernel kernel) {
    assertThat(kernel.files().user()).isEqualTo(new Credentials(1000, 1000));
  }

  @Test
  void loadsAndUnloadsAreBound(SimulatedKernel kernel) {
    assertThatExceptionOfType(LoadException.class)
        .isThrownBy(() -> kernel.insmod(Drivers.BUS))
        .satisfies(refusal -> assertThat(refusal.errno()).isEqualTo(Errno.EPERM));
  }

  @Test
  @ModprobeConfiguration("options bus debug=1")
  @LoadModule(value = Drivers.class, field = "BUS")
  void modprobeIsBound(SimulatedKernel kernel, Modprobe modprobe) {
    kernel.runAs(Credentials.ROOT, () -> kernel.rmmod("bus"));

    assertThatExceptionOfType(ModprobeException.class)
        .isThrownBy(() -> modprobe.load("bus"))
        .satisfies(refusal -> assertThat(refusal.errno()).isEqualTo(Errno.EPERM));
  }

  @Test
  void whatRootDoesSaysSo(SimulatedKernel kernel, LoadedModule sensor) {
    kernel.runAs(Credentials.ROOT, () -> sensor.attribute("debug").store("1"));

    assertThat(sensor.attribute("debug").show()).isEqualTo("Y\n");
  }

  @TestFactory
  Stream<DynamicTest> dynamicTestsAreBound(LoadedModule sensor) {
    return Stream.of(DynamicTest.dynamicTest("one", () -> assertOnlyLooking(sensor)));
  }

  /** One kernel for several users: each test acts as its own. */
  @Nested
  @SharedKernel
  @RunAs(uid = 0)
  class Shared {

    @BeforeEach
    @AfterEach
    void aroundATest(SimulatedKernel kernel) {
      assertThat(kernel.files().user().uid()).isIn(0, 7);
    }

    @Test
    void rootStores(LoadedModule sensor) {
      assertThat(sensor.attribute("debug").store("0")).isEqualTo(1);
    }

    @Test
    @RunAs(uid = 7)
    void aUserLooks(LoadedModule sensor, SimulatedKernel kernel) {
      assertOnlyLooking(sensor);
      assertThat(kernel.files().user().uid()).isEqualTo(7);
    }

    @ParameterizedTest
    @RunAs(uid = 7)
    @ValueSource(ints = {1, 2})
    void eachInvocationIsBound(int number, LoadedModule sensor) {
      assertThat(number).isPositive();
      assertOnlyLooking(sensor);
    }
  }
}
