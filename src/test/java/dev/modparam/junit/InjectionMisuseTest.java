// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.junit.Drivers.Sensor;
import dev.modparam.kernel.InitFailedException;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters and fields for which the extension has nothing, or too much. */
class InjectionMisuseTest {

  static Stream<Misuse> misuses() {
    Class<?> config = ExtensionConfigurationException.class;
    Class<?> resolution = ParameterResolutionException.class;
    return Stream.of(
        Misuse.of(FileSystemOfNobody.class, resolution, "No ParameterResolver"),
        Misuse.of(PathOfWhat.class, resolution, "which of [uart, sensor]?"),
        Misuse.of(FinalField.class, config, "FinalField.kernel is final"),
        Misuse.of(StaticField.class, config, "field kernel of", "is static", "@SharedKernel"),
        Misuse.of(WrongField.class, config, "WrongField.module: no module is loaded"),
        Misuse.of(NoSuchModule.class, resolution, "module uart is not loaded: declare it"),
        Misuse.of(
            WhichModule.class,
            resolution,
            "which of [uart, sensor]? Name it: @Simulated(\"uart\")"),
        Misuse.of(NoDriver.class, resolution, "no module is loaded that is an object of", "Sensor"),
        Misuse.of(NoNamedDriver.class, resolution, "no module uart is loaded that is an object of"),
        Misuse.of(TwoDrivers.class, resolution, "several modules are an object of", "@Simulated"),
        Misuse.of(NothingFailed.class, resolution, "no load has failed: say with @LoadFails"),
        Misuse.of(
            FailedOtherwise.class, resolution, "with no InitFailedException", "`0' is refused"),
        Misuse.of(
            FailedModule.class, resolution, "no module is loaded, as @LoadFails expects: cannot"),
        Misuse.of(KernelForAll.class, resolution, "a kernel belongs to one test", "@SharedKernel"),
        Misuse.of(KernelForInstance.class, resolution, "for all tests of", "@SharedKernel"),
        Misuse.of(LateExtension.class, config, "LateExtension.kernel", "make the field static"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misuses")
  void isSaid(Misuse misuse) {
    misuse.check();
  }

  @KernelTest
  static class FileSystemOfNobody {
    @Test
    void test(FileSystem files) {}
  }

  @LoadModule(value = Drivers.class, field = "UART")
  @LoadModule(Sensor.class)
  static class PathOfWhat {
    @Test
    void test(@Simulated Path folder) {}
  }

  @KernelTest
  static class FinalField {
    @Simulated
    @SuppressWarnings("unused")
    final SimulatedKernel kernel = new SimulatedKernel();

    @Test
    void test() {}
  }

  @KernelTest
  static class StaticField {
    @Simulated static SimulatedKernel kernel;

    @Test
    void test() {}
  }

  @KernelTest
  static class WrongField {
    @Simulated LoadedModule module;

    @Test
    void test() {}
  }

  @LoadModule(Sensor.class)
  static class NoSuchModule {
    @Test
    void test(@Simulated("uart") LoadedModule uart) {}
  }

  @LoadModule(value = Drivers.class, field = "UART")
  @LoadModule(Sensor.class)
  static class WhichModule {
    @Test
    void test(LoadedModule module) {}
  }

  @LoadModule(value = Drivers.class, field = "UART")
  static class NoDriver {
    @Test
    void test(Sensor sensor) {}
  }

  @LoadModule(value = Drivers.class, field = "UART")
  static class NoNamedDriver {
    @Test
    void test(@Simulated("uart") Sensor sensor) {}
  }

  @LoadModule(Sensor.class)
  @BuiltIn(TwoDrivers.Other.class)
  static class TwoDrivers {
    @dev.modparam.module.KernelModule
    static class Other {}

    @Test
    void test(@Simulated Object any) {}
  }

  @LoadModule(Sensor.class)
  static class NothingFailed {
    @Test
    void test(LoadException failure) {}
  }

  @LoadModule(value = Sensor.class, arguments = "rate=0")
  @LoadFails(errno = ErrnoName.EINVAL)
  static class FailedOtherwise {
    @Test
    void test(InitFailedException failure) {}
  }

  @LoadModule(value = Sensor.class, arguments = "rate=0")
  @LoadFails
  static class FailedModule {
    @Test
    void test(LoadedModule module) {}
  }

  @KernelTest
  static class KernelForAll {
    @BeforeAll
    static void prepare(SimulatedKernel kernel) {}

    @Test
    void test() {}
  }

  @KernelTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class KernelForInstance {
    KernelForInstance(SimulatedKernel kernel) {}

    @Test
    void test() {}
  }

  @KernelTest
  static class LateExtension {
    @RegisterExtension
    final KernelExtension kernel = KernelExtension.builder().load(Drivers.BUS).build();

    LateExtension(SimulatedKernel kernel) {}

    @Test
    void test() {}
  }
}
