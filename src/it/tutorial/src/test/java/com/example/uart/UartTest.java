// SPDX-License-Identifier: Apache-2.0
package com.example.uart;

import static dev.modparam.assertj.ModparamAssertions.assertThat;
import static dev.modparam.assertj.ModparamAssertions.assertThatLoad;

import dev.modparam.junit.ArgumentLines;
import dev.modparam.junit.ArgumentMatrix;
import dev.modparam.junit.ArgumentMatrix.Axis;
import dev.modparam.junit.BoundaryValues;
import dev.modparam.junit.ErrnoName;
import dev.modparam.junit.LoadFails;
import dev.modparam.junit.LoadModule;
import dev.modparam.junit.ModprobeConfiguration;
import dev.modparam.junit.ModuleArguments;
import dev.modparam.kernel.KernelLog;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.RejectedArgumentsException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.LogLevel;
import dev.modparam.param.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LoadModule(Uart.class)
class UartTest {

  @Test
  void defaultsAreTheInitializers(LoadedModule module, Uart uart) {
    assertThat(module).hasDefaultValues().hasValue("irqs", new int[] {4, 3});
    assertThat(uart.baud()).isEqualTo(115_200);
  }

  // snippet: tutorial-fails
  @Test
  @ModuleArguments("baud=fast")
  @LoadFails(errno = ErrnoName.EINVAL)
  void aWordIsNotASpeed(RejectedArgumentsException failure, KernelLog log) {
    assertThat(failure)
        .rejectsOnly("baud")
        .hasMessageContaining("`fast' is refused with EINVAL at byte 5");
    assertThat(log).contains(LogLevel.ERR, "uart: `fast' invalid for parameter `baud'");
  }

  // end

  // snippet: tutorial-init
  @Test
  @ModuleArguments("parity=some")
  @LoadFails(errno = ErrnoName.EINVAL)
  void anUnknownParityEndsInit(SimulatedKernel kernel) {
    assertThat(kernel).doesNotHaveModule("uart");
  }

  // end

  // snippet: tutorial-run-time
  @Test
  void debugChangesWhileTheDriverRuns(LoadedModule module, Uart uart) {
    assertThat(module).attribute("debug").hasMode(0644).hasContent("N\n").accepts("1\n");
    assertThat(uart.logsEachByte()).isTrue();

    assertThat(module).attribute("baud").hasMode(0444).refuses("9600", Errno.EACCES);
  }

  // end

  // snippet: tutorial-many
  @ParameterizedTest
  @ArgumentLines({"baud=9600", "baud=0x2580", "baud=022600", "baud=+9600"})
  void manyLinesMeanTheSame(Uart uart) {
    assertThat(uart.baud()).isEqualTo(9600);
  }

  @ParameterizedTest
  @ModuleArguments("parity={0}")
  @CsvSource({"none, 10", "even, 11", "odd, 11"})
  void parityTakesABit(String parity, int bits, Uart uart) {
    assertThat(uart.send('x')).isEqualTo(bits);
  }

  // end

  // snippet: tutorial-boundaries
  @ParameterizedTest
  @LoadModule(Uart.class)
  @BoundaryValues(value = Uart.class, parameter = "baud")
  void speedHasBounds(String text, Errno expected, SimulatedKernel kernel) {
    kernel.rmmod("uart");
    if (expected == null) {
      assertThatLoad(() -> kernel.insmod(Uart.class, "baud=" + text)).succeeds();
    } else {
      assertThatLoad(() -> kernel.insmod(Uart.class, "baud=" + text)).failsWith(expected);
    }
  }

  // end

  @ParameterizedTest
  @ArgumentMatrix({
    @Axis(
        parameter = "baud",
        value = {"300", "9600", "4000000"}),
    @Axis(
        parameter = "parity",
        value = {"none", "even", "odd"}),
    @Axis({"", "debug"})
  })
  void everyCombinationLoads(LoadedModule module) {
    assertThat(module).isLive().tookAllArguments();
  }

  // snippet: tutorial-modprobe
  @Test
  @ModprobeConfiguration("options uart baud=19200 parity=even")
  void theConfigurationOfTheMachineApplies(Uart uart) {
    assertThat(uart.baud()).isEqualTo(19_200);
  }
  // end
}
