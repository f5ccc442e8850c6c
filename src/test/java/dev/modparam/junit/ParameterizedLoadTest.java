// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static dev.modparam.junit.Drivers.SIZE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.junit.ArgumentMatrix.Axis;
import dev.modparam.junit.Drivers.Sensor;
import dev.modparam.kernel.KernelLog;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.RejectedArgumentsException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleParam;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterizedLoadTest {

  @ParameterizedTest
  @LoadModule(Sensor.class)
  @ArgumentLines({"debug rate=2", "debug=1 rate=2", "debug=on rate=0x2"})
  void aModuleIsLoadedWithEachLine(Sensor sensor) {
    assertThat(sensor.debug).isTrue();
    assertThat(sensor.rate).isEqualTo(2);
  }

  @ParameterizedTest
  @LoadModule(Sensor.class)
  @ArgumentLines({"rate=7", "rate=70"})
  void theLineCanBeAParameterToo(String line, LoadedModule module, Sensor sensor) {
    assertThat(line).isEqualTo("rate=" + sensor.rate);
    assertThat(module.name()).isEqualTo("sensor");
  }

  @ParameterizedTest
  @LoadModule(Sensor.class)
  @ArgumentLines({"rate=0", "rate=x"})
  @LoadFails
  void eachLineMayHaveToFail(RejectedArgumentsException failure) {
    assertThat(failure.rejected()).hasSize(1);
  }

  @ParameterizedTest
  @LoadModule(field = "UART", value = Drivers.class)
  @LoadModule(Sensor.class)
  @ArgumentLines(
      value = {"size=600", "size=0x258"},
      module = "uart")
  void oneOfSeveralModulesIsNamed(@Simulated("uart") LoadedModule uart, Sensor sensor) {
    assertThat(uart.getInt(SIZE)).isEqualTo(600);
    assertThat(sensor.rate).isEqualTo(10);
  }

  @Nested
  @LoadModule(value = Sensor.class, arguments = "rate=3 debug")
  class OfTheClass {
    @ParameterizedTest
    @ArgumentLines({"rate=4", "rate=5"})
    void theLineReplacesArgumentsFromFurtherOut(String line, Sensor sensor) {
      assertThat(line).isEqualTo("rate=" + sensor.rate);
      assertThat(sensor.debug).isFalse();
    }
  }

  @Nested
  class WithPlaceholders {
    @ParameterizedTest
    @LoadModule(Sensor.class)
    @ModuleArguments("rate={0} debug={1}")
    @CsvSource({"1, false", "2, true"})
    void argumentsStandInTheLine(int rate, boolean debug, Sensor sensor) {
      assertThat(sensor.rate).isEqualTo(rate);
      assertThat(sensor.debug).isEqualTo(debug);
    }

    @ParameterizedTest
    @LoadModule(value = Port.class, arguments = "label={0}")
    @ValueSource(strings = {"a b", "", "a=b", "$1\\", "{0}"})
    void aValueIsQuotedWhereItNeedsTo(String label, Port port) {
      assertThat(port.label).isEqualTo(label);
    }

    @ParameterizedTest
    @LoadModule(value = Port.class, arguments = "irqs={0} \"label=port {0}\"")
    @FieldSource("INTERRUPTS")
    void anArrayIsAList(int[] irqs, Port port) {
      assertThat(port.irqs).isEqualTo(irqs);
      assertThat(port.label).isEqualTo("port 3,4");
    }

    static final int[][] INTERRUPTS = {{3, 4}};

    @ParameterizedTest
    @LoadModule(value = Port.class, arguments = "label={0}")
    @EnumSource
    void aConstantIsItsName(TimeUnit unit, Port port) {
      assertThat(port.label).isEqualTo(unit.name());
    }

    @ParameterizedTest
    @BuiltIn(Sensor.class)
    @BootCommandLine("sensor.rate={0}")
    @ValueSource(ints = {11, 12})
    void theCommandLineHasThemToo(int rate, Sensor sensor) {
      assertThat(sensor.rate).isEqualTo(rate);
    }

    @ParameterizedTest
    @LoadModule(Sensor.class)
    @ModprobeConfiguration("options sensor rate={0}")
    @ValueSource(ints = {11, 12})
    void andTheConfigurationOfModprobe(int rate, Sensor sensor) {
      assertThat(sensor.rate).isEqualTo(rate);
    }

    @Nested
    @LoadModule(value = Sensor.class, arguments = "rate={0}")
    class OnTheClass {
      @ParameterizedTest
      @ValueSource(ints = {21, 22})
      void theArgumentsAreThoseOfTheTest(int rate, Sensor sensor) {
        assertThat(sensor.rate).isEqualTo(rate);
      }
    }

    @Test
    void oneTooManyIsNamed() {
      assertThat(Kit.run(TooFew.class).onlyFailure())
          .isInstanceOf(ExtensionConfigurationException.class)
          .hasMessageContaining("rate={1}")
          .hasMessageContaining("there is no argument {1}: the test has 1");
      assertThat(Kit.run(OfNull.class).onlyFailure()).hasMessageContaining("argument {0} is null");
      assertThat(Kit.run(NotParameterized.class).onlyFailure())
          .isInstanceOf(ExtensionConfigurationException.class)
          .hasMessageContaining("has a placeholder, but the test has no arguments");
    }
  }

  @Nested
  @ParameterizedClass
  @LoadModule(Sensor.class)
  @ArgumentLines({"rate=31", "rate=32"})
  class AClassOfLines {
    @Parameter private String line = "";
    @Simulated private Sensor sensor;

    @Test
    void isLoadedWithEachLine() {
      assertThat(line).isEqualTo("rate=" + sensor.rate);
    }

    @Test
    @ModuleArguments("rate=33")
    void aMethodWinsAsAlways() {
      assertThat(sensor.rate).isEqualTo(33);
    }

    @ParameterizedTest
    @ModuleArguments("rate={0}")
    @ValueSource(ints = {34, 35})
    void aMethodHasArgumentsOfItsOwn(int rate) {
      assertThat(sensor.rate).isEqualTo(rate);
    }
  }

  @Nested
  @ParameterizedClass
  @LoadModule(value = Sensor.class, arguments = "rate={0}")
  @ValueSource(ints = {41, 42})
  @SharedKernel
  class AClassWithPlaceholders {
    private final int rate;

    AClassWithPlaceholders(int rate) {
      this.rate = rate;
    }

    @Test
    void sharesOneKernelForEachArgument(Sensor sensor) {
      assertThat(sensor.rate).isEqualTo(rate);
    }
  }

  @Nested
  class WithAMatrix {
    @ParameterizedTest
    @LoadModule(Port.class)
    @ArgumentMatrix({
      @Axis(
          parameter = "label",
          value = {"a b", "c"}),
      @Axis({"", "irqs=1,2", "irqs=3"})
    })
    void eachCombinationIsLoaded(String line, Port port, KernelLog log) {
      assertThat(line).contains(port.label);
      assertThat(log.dmesg()).doesNotContain("invalid");
    }
  }

  @Test
  void linesAndInvocationsBelongTogetherInParallelToo() {
    Kit kit =
        Kit.run(
            Concurrent.class,
            "junit.jupiter.execution.parallel.enabled=true",
            "junit.jupiter.execution.parallel.mode.default=concurrent");
    assertThat(kit.failures()).isEmpty();
    assertThat(kit.succeeded()).isEqualTo(8);
    assertThat(Concurrent.RATES)
        .containsExactlyInAnyOrder(
            "[1] 1", "[2] 2", "[3] 3", "[4] 4", "[5] 5", "[6] 6", "[7] 7", "[8] 8");
  }

  @KernelModule
  static final class Port {
    @ModuleParam String label = "";
    @ModuleParam int[] irqs = {0, 0};
  }

  static class TooFew {
    @ParameterizedTest
    @LoadModule(value = Sensor.class, arguments = "rate={1}")
    @ValueSource(ints = 1)
    void test(int rate, SimulatedKernel kernel) {}
  }

  static class OfNull {
    @ParameterizedTest
    @LoadModule(value = Sensor.class, arguments = "rate={0}")
    @org.junit.jupiter.params.provider.NullSource
    void test(String rate, SimulatedKernel kernel) {}
  }

  static class NotParameterized {
    @Test
    @LoadModule(value = Sensor.class, arguments = "rate={0}")
    void test() {}
  }

  static class Concurrent {
    static final Queue<String> RATES = new ConcurrentLinkedQueue<>();

    @ParameterizedTest(name = "[{index}]")
    @LoadModule(Sensor.class)
    @ArgumentLines({"rate=1", "rate=2", "rate=3", "rate=4", "rate=5", "rate=6", "rate=7", "rate=8"})
    void test(Sensor sensor, org.junit.jupiter.api.TestInfo info) {
      RATES.add(info.getDisplayName() + " " + sensor.rate);
    }
  }
}
