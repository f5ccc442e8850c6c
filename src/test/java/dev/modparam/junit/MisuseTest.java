// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.junit.Drivers.Sensor;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.RejectedArgumentsException;
import dev.modparam.param.Errno;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Declarations that contradict each other, and loads that go otherwise than declared. */
class MisuseTest {

  static Stream<Misuse> misuses() {
    Class<?> config = ExtensionConfigurationException.class;
    return Stream.of(
        Misuse.of(
            TwoLoadsOfOneModule.class,
            config,
            "arguments=\"rate=1\"",
            "on class " + TwoLoadsOfOneModule.class.getName() + " contradicts @LoadModule(",
            "arguments=\"rate=2\""),
        Misuse.of(
            TwoUsers.class, config, "@RunAs(gid=-1, uid=1)", "of @AsFirst on method", "uid=2"),
        Misuse.of(
            AnnotationAgainstExtension.class,
            config,
            "contradicts load(sensor, \"rate=2\") in field",
            "AnnotationAgainstExtension.KERNEL"),
        Misuse.of(ArgumentsTwice.class, config, "rate=1", "contradicts @ModuleArguments", "rate=2"),
        Misuse.of(ArgumentsOfNothing.class, config, "must name one of", "loaded: none is"),
        Misuse.of(ArgumentsOfWhat.class, config, "must name one of", "sensor, uart"),
        Misuse.of(MethodChangesShared.class, config, "@SharedKernel", "contradicts @LoadModule"),
        Misuse.of(MethodShares.class, config, "a method cannot share a kernel"),
        Misuse.of(FailureOfWhat.class, config, "@LoadFails", "must name one of", "none is"),
        Misuse.of(SuppliedText.class, config, "Text supplies a text instead of a ModuleDefinition"),
        Misuse.of(BadCommandLine.class, config, "the kernel cannot boot", "panic"),
        Misuse.of(
            Rejected.class, RejectedArgumentsException.class, "rate: `x' is refused with EINVAL"),
        Misuse.of(
            LoadedAnyway.class,
            AssertionError.class,
            "Loading sensor with \"rate=1\" had to fail with EINVAL (@LoadFails(",
            """
            but it was loaded:
            sensor (LIVE)
              debug  bool  0644  false
              rate   int   0444  1\
            """),
        Misuse.of(OtherErrno.class, AssertionError.class, "had to fail with EPERM", "with EINVAL"),
        Misuse.of(OtherModule.class, LoadException.class, "cannot load sensor"),
        Misuse.of(
            NoBoundaries.class, config, "@BoundaryValues of gone", "sensor has no parameter"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misuses")
  void isSaid(Misuse misuse) {
    misuse.check();
  }

  static final class Text implements Supplier<String> {
    @Override
    public String get() {
      return "a text";
    }
  }

  @LoadModule(Text.class)
  static class SuppliedText {
    @Test
    void test() {}
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
