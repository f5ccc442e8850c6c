// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.junit.Drivers.Sensor;
import dev.modparam.kernel.LoadException;
import dev.modparam.modprobe.ModprobeException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Configurations of modprobe that make no sense, and loads that they end. */
class ModprobeMisuseTest {

  static Stream<Misuse> misuses() {
    Class<?> config = ExtensionConfigurationException.class;
    Class<?> resolution = ParameterResolutionException.class;
    return Stream.of(
        Misuse.of(NoLines.class, config, "@ModprobeConfiguration(", "give lines or a resource"),
        Misuse.of(LinesAndResource.class, config, "lines contradict resource site.conf"),
        Misuse.of(BadLine.class, config, "modprobe.conf:2:1: ", "optoins"),
        Misuse.of(MissingConfiguration.class, config, "resource gone.conf: there is no such file"),
        Misuse.of(MethodConfiguresShared.class, config, "@SharedKernel", "contradicts @Modprobe"),
        Misuse.of(LoadedAndBuiltIn.class, config, "modprobe cannot work: module sensor is in the"),
        Misuse.of(ArgumentsTooLate.class, config, "the arguments come too late, bus is there"),
        Misuse.of(RejectedByModprobe.class, ModprobeException.class, "modprobe.conf", "rate=x"),
        Misuse.of(CommandRan.class, ModprobeException.class, "a command ran in its place"),
        Misuse.of(FailedWithoutKernel.class, resolution, "with no LoadException", "a command ran"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misuses")
  void isSaid(Misuse misuse) {
    misuse.check();
  }

  static class NoLines {
    @Test
    @ModprobeConfiguration
    void test() {}
  }

  static class LinesAndResource {
    @Test
    @ModprobeConfiguration(value = "options sensor rate=1", resource = "site.conf")
    void test() {}
  }

  static class BadLine {
    @Test
    @ModprobeConfiguration({"options sensor rate=1", "optoins sensor rate=2"})
    void test() {}
  }

  static class MissingConfiguration {
    @Test
    @ModprobeConfiguration(resource = "gone.conf")
    void test() {}
  }

  @SharedKernel
  static class MethodConfiguresShared {
    @Test
    @ModprobeConfiguration("options sensor rate=1")
    void test() {}
  }

  static class LoadedAndBuiltIn {
    @Test
    @LoadModule(Sensor.class)
    @BuiltIn(Sensor.class)
    @ModprobeConfiguration("")
    void test() {}
  }

  static class ArgumentsTooLate {
    @Test
    @LoadModule(Sensor.class)
    @LoadModule(value = Drivers.class, field = "BUS", arguments = "speed=1")
    @ModprobeConfiguration("softdep sensor pre: bus")
    void test() {}
  }

  static class RejectedByModprobe {
    @Test
    @LoadModule(Sensor.class)
    @ModprobeConfiguration("options sensor rate=x")
    void test() {}
  }

  static class CommandRan {
    @Test
    @LoadModule(Sensor.class)
    @ModprobeConfiguration("install sensor /bin/true")
    void test() {}
  }

  static class FailedWithoutKernel {
    @Test
    @LoadModule(Sensor.class)
    @ModprobeConfiguration("install sensor /bin/true")
    @LoadFails
    void test(LoadException failure) {}
  }
}
