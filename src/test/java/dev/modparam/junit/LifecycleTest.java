// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.junit.Drivers.Sensor;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which kernel a test gets, and what is left of it. */
class LifecycleTest {

  @Nested
  @SharedKernel
  @LoadModule(Sensor.class)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  class Shared {
    @Simulated static SimulatedKernel ofClass;
    @Simulated LoadedModule module;

    @BeforeAll
    @AfterAll
    static void allTestsHaveIt(SimulatedKernel kernel) {
      assertThat(kernel).isSameAs(ofClass);
    }

    @Test
    @Order(1)
    void oneTestWrites(SimulatedKernel kernel, Sensor sensor) {
      assertThat(kernel).isSameAs(ofClass);
      module.attribute("debug").store("1");
      assertThat(sensor.debug).isTrue();
    }

    @RepeatedTest(2)
    @Order(2)
    @RunAs(uid = 9)
    void theNextOneReads(KernelFiles files) {
      assertThat(files.read(module.attribute("debug").path())).isEqualTo("Y\n");
      assertThat(files.user()).isEqualTo(new Credentials(9, 9));
      assertThatExceptionOfType(FileException.class)
          .isThrownBy(() -> module.attribute("debug").store("0"));
    }

    @Test
    @SharedKernel(false)
    @ModuleArguments("rate=3")
    void oneTestKeepsToItself(SimulatedKernel kernel, Sensor sensor) {
      assertThat(kernel).isNotSameAs(ofClass);
      assertThat(sensor.rate).isEqualTo(3);
      assertThat(module.instance(Sensor.class)).isSameAs(sensor);
    }

    @Nested
    class Inside {
      @Test
      void hasOneOfItsOwn(SimulatedKernel kernel, Sensor sensor) {
        assertThat(kernel).isNotSameAs(ofClass);
        assertThat(sensor.debug).isFalse();
      }
    }

    @Nested
    @SharedKernel(false)
    class InsideWithoutSharing {
      @RepeatedTest(2)
      void eachTestHasItsOwn(Sensor sensor, LoadedModule fresh) {
        assertThat(sensor.debug).isFalse();
        fresh.attribute("debug").store("1");
      }
    }
  }

  @Nested
  @LoadModule(Sensor.class)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OneInstance {
    @Simulated private Sensor sensor;

    @RepeatedTest(2)
    void eachTestHasItsOwn(LoadedModule module, Sensor ofTest) {
      assertThat(sensor).isSameAs(ofTest);
      assertThat(sensor.debug).isFalse();
      module.attribute("debug").store("1");
    }

    @Test
    @ModuleArguments("rate=x")
    @LoadFails
    void theFieldIsEmptyIfTheLoadFails() {
      assertThat(sensor).isNull();
    }
  }

  @Nested
  @SharedKernel
  @LoadModule(Sensor.class)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OneInstanceAndOneKernel {
    private final SimulatedKernel ofConstructor;
    @Simulated private SimulatedKernel ofField;

    OneInstanceAndOneKernel(SimulatedKernel kernel) {
      this.ofConstructor = kernel;
    }

    @BeforeAll
    void fieldsAreThereBeforeAll() {
      assertThat(ofField).isSameAs(ofConstructor);
    }

    @RepeatedTest(2)
    void theyAreTheSame(SimulatedKernel kernel) {
      assertThat(kernel).isSameAs(ofField).isSameAs(ofConstructor);
    }
  }

  @Nested
  @LoadModule(Sensor.class)
  class Templates {
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void eachInvocationHasItsOwn(int number, LoadedModule module, Sensor sensor) {
      assertThat(sensor.debug).isFalse();
      module.attribute("debug").store("1");
    }

    @TestFactory
    Stream<DynamicTest> dynamicTestsHaveThatOfTheirFactory(LoadedModule module, Sensor sensor) {
      return Stream.of(
          DynamicTest.dynamicTest("write", () -> module.attribute("debug").store("1")),
          DynamicTest.dynamicTest("read", () -> assertThat(sensor.debug).isTrue()));
    }
  }

  @ParameterizedClass
  @ValueSource(strings = {"a", "b"})
  @SharedKernel
  @LoadModule(Sensor.class)
  record EachInvocationOfAClass(String name) {
    @Test
    void hasItsOwn(LoadedModule module, Sensor sensor) {
      assertThat(sensor.debug).isFalse();
      module.attribute("debug").store("1");
    }
  }

  @Test
  void invocationsOfAClassDoNotShare() {
    assertThat(Kit.run(EachInvocationOfAClass.class).failures()).isEmpty();
  }

  @LoadModule(Sensor.class)
  static class Parallel {
    @Simulated private Sensor ofField;

    @RepeatedTest(100)
    void test(SimulatedKernel kernel, LoadedModule module, Sensor sensor) {
      assertThat(sensor).isSameAs(ofField);
      assertThat(sensor.debug).isFalse();
      module.attribute("debug").store("1");
      assertThat(sensor.debug).isTrue();
      kernel.rmmod("sensor");
    }
  }

  @Test
  void testsRunInParallel() {
    Kit kit =
        Kit.run(
            Parallel.class,
            "junit.jupiter.execution.parallel.enabled=true",
            "junit.jupiter.execution.parallel.mode.default=concurrent",
            "junit.jupiter.execution.parallel.config.strategy=fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism=4");
    assertThat(kit.failures()).isEmpty();
    assertThat(kit.succeeded()).isEqualTo(100);
  }

  @LoadModule(value = Sensor.class, arguments = "rate=5 speed=1")
  static class Failing {
    @Test
    void test() {
      throw new AssertionError("on purpose");
    }
  }

  @Test
  void aFailureReportsLogAndParameters() {
    assertThat(Kit.run(Failing.class).reports())
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.get("modparam.dmesg"))
                  .contains("sensor: unknown parameter 'speed' ignored");
              assertThat(report.get("modparam.parameters"))
                  .isEqualTo("sensor (LIVE)\n  debug  bool  0644  false\n  rate   int   0444  5\n");
            });
  }

  @Test
  void theFailureItselfShowsThemToo() {
    Throwable failure = Kit.run(Failing.class).onlyFailure();
    assertThat(failure).hasMessage("on purpose");
    StringWriter shown = new StringWriter();
    failure.printStackTrace(new PrintWriter(shown));
    assertThat(shown.toString())
        .containsPattern(
            """
            \tSuppressed: dev\\.modparam\\.junit\\.KernelAtFailure: what the kernel of this test knows
            dmesg:
              .* sensor: unknown parameter 'speed' ignored
            parameters:
              sensor \\(LIVE\\)
                debug  bool  0644  false
                rate   int   0444  5
            """);
  }

  @LoadModule(Sensor.class)
  @SharedKernel
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class FailingTwice {
    private final AssertionError failure = new AssertionError("on purpose");

    @Test
    void test() {
      throw failure;
    }

    @Test
    void other() {
      throw failure;
    }
  }

  @Test
  void aFailureThatIsThrownAgainShowsThemOnce() {
    assertThat(Kit.run(FailingTwice.class).failures())
        .hasSize(2)
        .allSatisfy(failure -> assertThat(failure.getSuppressed()).hasSize(1));
  }

  @SharedKernel
  static class FailingBeforeAll {
    @BeforeAll
    static void prepare(SimulatedKernel kernel) {
      assertThat(kernel.modules()).isNotEmpty();
    }

    @Test
    void test() {}
  }

  @Test
  void aFailureBeforeAllTestsIsReported() {
    assertThat(Kit.run(FailingBeforeAll.class).reports())
        .singleElement()
        .satisfies(
            report ->
                assertThat(report)
                    .containsEntry("modparam.dmesg", "(the log is empty)")
                    .containsEntry("modparam.parameters", "no module is loaded or built in\n"));
  }

  @LoadModule(value = Sensor.class, arguments = "rate=x")
  static class FailingLoad {
    @Test
    void test() {}
  }

  @Test
  void aLoadThatFailsIsReported() {
    assertThat(Kit.run(FailingLoad.class).reports())
        .singleElement()
        .satisfies(
            report ->
                assertThat(report.get("modparam.dmesg"))
                    .contains("sensor: `x' invalid for parameter `rate'"));
    assertThat(Kit.run(FailingLoad.class).onlyFailure().getSuppressed())
        .singleElement()
        .asString()
        .contains("sensor: `x' invalid for parameter `rate'");
  }

  @KernelTest
  static class Aborted {
    @Test
    void test() {
      Assumptions.abort();
    }
  }

  @Test
  void anAbortedTestReportsNothing() {
    assertThat(Kit.run(Aborted.class).reports()).isEmpty();
  }

  @SharedKernel
  static class FailingShared {
    @Test
    void test() {
      throw new AssertionError("on purpose");
    }
  }

  @Test
  void aFailureReportsTheSharedKernel() {
    assertThat(Kit.run(FailingShared.class).reports()).hasSize(1);
  }
}
