// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.InvalidInputException;
import dev.modparam.junit.Drivers.Sensor;
import dev.modparam.kernel.InitFailedException;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.RejectedArgumentsException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.ModprobeException;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import java.io.FileNotFoundException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the extension says to declarations that make no sense, and to loads that go wrong. */
class MisuseTest {

  static Stream<Arguments> misuses() {
    Class<?> config = ExtensionConfigurationException.class;
    Class<?> resolution = ParameterResolutionException.class;
    return Stream.of(
        misuse(
            TwoLoadsOfOneModule.class,
            config,
            "arguments=\"rate=1\"",
            "on class " + TwoLoadsOfOneModule.class.getName() + " contradicts @LoadModule(",
            "arguments=\"rate=2\""),
        misuse(TwoUsers.class, config, "@RunAs(gid=-1, uid=1)", "of @AsFirst on method", "uid=2"),
        misuse(
            AnnotationAgainstExtension.class,
            config,
            "contradicts load(sensor, \"rate=2\") in field",
            "AnnotationAgainstExtension.KERNEL"),
        misuse(ArgumentsTwice.class, config, "rate=1", "contradicts @ModuleArguments", "rate=2"),
        misuse(ArgumentsOfNothing.class, config, "must name one of", "loaded: none is"),
        misuse(ArgumentsOfWhat.class, config, "must name one of", "sensor, uart"),
        misuse(MethodChangesShared.class, config, "@SharedKernel", "contradicts @LoadModule"),
        misuse(MethodShares.class, config, "a method cannot share a kernel"),
        misuse(NoModule.class, config, "name a class, a field, or both, or a resource"),
        misuse(
            MissingResource.class,
            config,
            "@LoadModule(",
            "on method " + MissingResource.class.getName() + ".test: resource gone.rs: there is no",
            "in the package of " + MissingResource.class.getName()),
        misuse(MissingResource.class, FileNotFoundException.class, "there is no such file"),
        misuse(BrokenRust.class, config, "@LoadModule(", "resource broken.rs: "),
        misuse(BrokenRust.class, InvalidInputException.class, ""),
        misuse(BrokenObject.class, config, "@BuiltIn(", "resource broken.ko: "),
        misuse(BrokenObject.class, InvalidInputException.class, "broken.ko"),
        misuse(BrokenText.class, config, "resource latin.c: it is no text in UTF-8"),
        misuse(OtherEnding.class, config, "resource site.conf: ", "must end in .rs, .c, .ko"),
        misuse(OtherName.class, config, "its module is said_by_the_file, not mine"),
        misuse(NameOfClass.class, config, "name mine is only for a resource"),
        misuse(FieldAndResource.class, config, "field UART contradicts resource plain.c"),
        misuse(
            TwoResources.class,
            config,
            "resource=\"plain.c\"",
            "contradicts @LoadModule(",
            "resource=\"/dev/modparam/junit/plain.c\""),
        misuse(NoLines.class, config, "@ModprobeConfiguration(", "give lines or a resource"),
        misuse(LinesAndResource.class, config, "lines contradict resource site.conf"),
        misuse(BadLine.class, config, "modprobe.conf:2:1: ", "optoins"),
        misuse(MissingConfiguration.class, config, "resource gone.conf: there is no such file"),
        misuse(MethodConfiguresShared.class, config, "@SharedKernel", "contradicts @Modprobe"),
        misuse(LoadedAndBuiltIn.class, config, "modprobe cannot work: module sensor is in the"),
        misuse(ArgumentsTooLate.class, config, "the arguments come too late, bus is there"),
        misuse(RejectedByModprobe.class, ModprobeException.class, "modprobe.conf", "rate=x"),
        misuse(CommandRan.class, ModprobeException.class, "a command ran in its place"),
        misuse(FailedWithoutKernel.class, resolution, "with no LoadException", "a command ran"),
        misuse(FileSystemOfNobody.class, resolution, "No ParameterResolver"),
        misuse(PathOfWhat.class, resolution, "which of [uart, sensor]?"),
        misuse(NoField.class, config, "there is no field MISSING in", "NoField or around it"),
        misuse(OtherField.class, config, "field NO_MODULE holds no ModuleDefinition: text"),
        misuse(InstanceField.class, config, "field definition is not static"),
        misuse(NoKernelModule.class, config, "annotate it with @KernelModule"),
        misuse(FailureOfWhat.class, config, "@LoadFails", "must name one of", "none is"),
        misuse(BadCommandLine.class, config, "the kernel cannot boot", "panic"),
        misuse(FinalField.class, config, "FinalField.kernel is final"),
        misuse(StaticField.class, config, "field kernel of", "is static", "@SharedKernel"),
        misuse(WrongField.class, config, "WrongField.module: no module is loaded"),
        misuse(NoSuchModule.class, resolution, "module uart is not loaded: declare it"),
        misuse(
            WhichModule.class,
            resolution,
            "which of [uart, sensor]? Name it: @Simulated(\"uart\")"),
        misuse(NoDriver.class, resolution, "no module is loaded that is an object of", "Sensor"),
        misuse(NoNamedDriver.class, resolution, "no module uart is loaded that is an object of"),
        misuse(TwoDrivers.class, resolution, "several modules are an object of", "@Simulated"),
        misuse(NothingFailed.class, resolution, "no load has failed: say with @LoadFails"),
        misuse(FailedOtherwise.class, resolution, "with no InitFailedException", "`0' is refused"),
        misuse(
            FailedModule.class, resolution, "no module is loaded, as @LoadFails expects: cannot"),
        misuse(KernelForAll.class, resolution, "a kernel belongs to one test", "@SharedKernel"),
        misuse(KernelForInstance.class, resolution, "for all tests of", "@SharedKernel"),
        misuse(
            Rejected.class, RejectedArgumentsException.class, "rate: `x' is refused with EINVAL"),
        misuse(
            LoadedAnyway.class,
            AssertionError.class,
            "Loading sensor with \"rate=1\" had to fail with EINVAL (@LoadFails(",
            """
            but it was loaded:
            sensor (LIVE)
              debug  bool  0644  false
              rate   int   0444  1\
            """),
        misuse(OtherErrno.class, AssertionError.class, "had to fail with EPERM", "with EINVAL"),
        misuse(OtherModule.class, LoadException.class, "cannot load sensor"),
        misuse(NoBoundaries.class, config, "@BoundaryValues of gone", "sensor has no parameter"));
  }

  private static Arguments misuse(Class<?> sample, Class<?> type, String... message) {
    return Arguments.of(sample, type, message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misuses")
  void isSaid(Class<?> sample, Class<? extends Throwable> type, String[] message) {
    Throwable failure = Kit.run(sample).onlyFailure();
    assertThat(causeOf(failure, type)).hasMessageContainingAll(message);
  }

  private static Throwable causeOf(Throwable failure, Class<? extends Throwable> type) {
    Throwable at = failure;
    Throwable cause = at.getCause();
    while (cause != null && (!type.isInstance(at) || type.isInstance(cause))) {
      at = cause;
      cause = at.getCause();
    }
    assertThat(at).isInstanceOf(type);
    return at;
  }

  @LoadModule(value = Sensor.class, arguments = "rate=1")
  @LoadModule(value = Sensor.class, arguments = "rate=2")
  static class TwoLoadsOfOneModule {
    @Test
    void test() {}
  }

  @RunAs(uid = 1)
  @Retention(RetentionPolicy.RUNTIME)
  @interface AsFirst {}

  @KernelTest
  static class TwoUsers {
    @Test
    @AsFirst
    @RunAs(uid = 2)
    void test() {}
  }

  @LoadModule(value = Sensor.class, arguments = "rate=1")
  static class AnnotationAgainstExtension {
    @RegisterExtension
    static final KernelExtension KERNEL =
        KernelExtension.builder().load(Sensor.class, "rate=2").build();

    @Test
    void test() {}
  }

  static class ArgumentsTwice {
    @Test
    @LoadModule(value = Sensor.class, arguments = "rate=1")
    @ModuleArguments("rate=2")
    void test() {}
  }

  static class ArgumentsOfNothing {
    @Test
    @ModuleArguments("rate=2")
    void test() {}
  }

  @LoadModule(Sensor.class)
  @LoadModule(value = Drivers.class, field = "UART")
  static class ArgumentsOfWhat {
    @Test
    @ModuleArguments("rate=2")
    void test() {}
  }

  @SharedKernel
  static class MethodChangesShared {
    @Test
    @RunAs(uid = 1)
    @LoadModule(Sensor.class)
    void test() {}
  }

  static class MethodShares {
    @Test
    @SharedKernel
    void test() {}
  }

  static class NoModule {
    @Test
    @LoadModule
    void test() {}
  }

  static class MissingResource {
    @Test
    @LoadModule(resource = "gone.rs")
    void test() {}
  }

  static class BrokenRust {
    @Test
    @LoadModule(resource = "broken.rs")
    void test() {}
  }

  static class BrokenObject {
    @Test
    @BuiltIn(resource = "broken.ko")
    void test() {}
  }

  static class BrokenText {
    @Test
    @LoadModule(resource = "latin.c")
    void test() {}
  }

  static class OtherEnding {
    @Test
    @LoadModule(resource = "site.conf")
    void test() {}
  }

  static class OtherName {
    @Test
    @LoadModule(resource = "named.rs", name = "mine")
    void test() {}
  }

  static class NameOfClass {
    @Test
    @LoadModule(value = Sensor.class, name = "mine")
    void test() {}
  }

  static class FieldAndResource {
    @Test
    @LoadModule(value = Drivers.class, field = "UART", resource = "plain.c")
    void test() {}
  }

  @LoadModule(resource = "plain.c")
  @LoadModule(resource = "/dev/modparam/junit/plain.c")
  static class TwoResources {
    @Test
    void test() {}
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

  static class NoField {
    @Test
    @LoadModule(field = "MISSING")
    void test() {}
  }

  static class OtherField {
    @Test
    @BuiltIn(value = Drivers.class, field = "NO_MODULE")
    void test() {}
  }

  static class InstanceField {
    final ModuleDefinition definition = Drivers.UART;

    @Test
    @LoadModule(field = "definition")
    void test() {}
  }

  static class NoKernelModule {
    @Test
    @LoadModule(String.class)
    void test() {}
  }

  static class FailureOfWhat {
    @Test
    @LoadFails(errno = ErrnoName.EINVAL)
    void test() {}
  }

  static class BadCommandLine {
    @Test
    @BootCommandLine("a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb cc dd ee ff gg hh")
    void test() {}
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

  static class Rejected {
    @Test
    @LoadModule(value = Sensor.class, arguments = "rate=x")
    void test() {}
  }

  static class LoadedAnyway {
    @Test
    @LoadModule(value = Sensor.class, arguments = "rate=1")
    @LoadFails(errno = ErrnoName.EINVAL)
    void test() {}
  }

  static class OtherErrno {
    @Test
    @LoadModule(value = Sensor.class, arguments = "rate=x")
    @LoadFails(errno = ErrnoName.EPERM)
    void test() {}
  }

  static class OtherModule {
    @Test
    @LoadModule(value = Sensor.class, arguments = "rate=x")
    @LoadModule(value = Drivers.class, field = "UART", arguments = "size=x")
    @LoadFails(module = "uart")
    void test() {}
  }

  static class NoBoundaries {
    @ParameterizedTest
    @BoundaryValues(value = Sensor.class, parameter = "gone")
    void test(String text, Errno errno) {}
  }
}
