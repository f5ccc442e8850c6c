// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.junit.Drivers.Provided;
import dev.modparam.junit.Drivers.Sensor;
import dev.modparam.kernel.KernelLog;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.Lockdown;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Errno;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What annotations and the extension in code make of a kernel, layer upon layer. */
class DeclarationTest {

  static final ModuleDefinition BUS = Drivers.BUS;

  @LoadModule(value = Sensor.class, arguments = "rate=20")
  @BootCommandLine("sensor.rate=1")
  @Retention(RetentionPolicy.RUNTIME)
  @interface WithSensor {}

  @RunAs(uid = 1000, gid = 0)
  @LoadModule(field = "BUS")
  interface Base {
    @Test
    default void theInterfaceDeclares(KernelFiles files, SimulatedKernel kernel) {
      assertThat(files.user()).isEqualTo(new Credentials(1000, 0));
      assertThat(kernel.module("bus")).isPresent();
    }
  }

  @Nested
  @WithSensor
  class AnAnnotationOfAnnotations implements Base {

    @Test
    void declaresWhatItCarries(Sensor sensor, SimulatedKernel kernel) {
      assertThat(sensor.rate).isEqualTo(20);
      assertThat(kernel.commandLine()).isEqualTo("sensor.rate=1");
    }

    @Test
    @RunAs(uid = 7)
    @BootCommandLine("quiet")
    @BootCommandLine("")
    @LoadModule(value = Sensor.class, arguments = "rate=30")
    void isOverriddenByTheMethod(Sensor sensor, SimulatedKernel kernel, KernelFiles files) {
      assertThat(sensor.rate).isEqualTo(30);
      assertThat(kernel.commandLine()).isEqualTo("sensor.rate=1 quiet");
      assertThat(files.user()).isEqualTo(new Credentials(7, 7));
      assertThat(kernel.modules()).extracting(LoadedModule::name).containsExactly("sensor", "bus");
    }

    @Nested
    class AndMore extends Parent {
      @Test
      void comesFromTheSuperclassOfANestedClass(Sensor sensor, SimulatedKernel kernel) {
        assertThat(sensor.rate).isEqualTo(40);
        assertThat(kernel.module("provided")).isPresent();
      }

      @Test
      @LoadModule(Sensor.class)
      @ModuleArguments(value = "rate=50", module = "sensor")
      @ModuleArguments(value = "debug", module = "provided")
      void argumentsCompleteALoadOfTheSameMethod(
          Sensor sensor, @Simulated("provided") LoadedModule provided) {
        assertThat(sensor.rate).isEqualTo(50);
        assertThat(provided.getBoolean(Drivers.DEBUG)).isTrue();
      }
    }
  }

  @ModuleArguments(value = "rate=40", module = "sensor")
  @LoadModule(Provided.class)
  static class Parent {}

  @Test
  @BuiltIn(Sensor.class)
  @BuiltIn(Sensor.class)
  @BuiltIn(value = Drivers.class, field = "UART")
  @BootCommandLine("sensor.rate=5 uart.size=1024")
  void builtInModulesTakeTheCommandLine(
      Sensor sensor, @Simulated("uart") LoadedModule uart, SimulatedKernel kernel) {
    assertThat(sensor.rate).isEqualTo(5);
    assertThat(uart.getInt(Drivers.SIZE)).isEqualTo(1024);
    assertThat(kernel.builtInModules()).hasSize(2);
  }

  @KernelModule(name = "clock")
  static final class Clock implements Supplier<Long> {
    @ModuleParam(description = "Ticks per second")
    int hz = 100;

    @Override
    public Long get() {
      return 0L;
    }
  }

  @Test
  @LoadModule(value = Clock.class, arguments = "hz=250")
  void anAnnotatedClassIsTheModuleThoughItSuppliesSomethingElse(Clock clock) {
    assertThat(clock.hz).isEqualTo(250);
  }

  @Test
  @BuiltIn(Sensor.class)
  void theOnlyBuiltInModuleNeedsNoName(LoadedModule module) {
    assertThat(module.name()).isEqualTo("sensor");
  }

  @Test
  @LoadModule(value = Sensor.class, arguments = "rate=13")
  @LoadFails(errno = ErrnoName.ENODEV)
  void anInitThatFailsCanBeExpected(LoadException failure, SimulatedKernel kernel) {
    assertThat(failure.errno()).isEqualTo(Errno.ENODEV);
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  @LoadModule(value = Sensor.class, arguments = "rate=x")
  @LoadModule(value = Drivers.class, field = "UART")
  @LoadFails(module = "sensor")
  void theOtherModulesLoad(LoadException failure, LoadedModule module) {
    assertThat(failure.module()).isEqualTo("sensor");
    assertThat(module.name()).isEqualTo("uart");
  }

  @Nested
  class InCode {
    @RegisterExtension
    static final KernelExtension KERNEL =
        KernelExtension.builder()
            .load(BUS)
            .load(Drivers.UART, "debug size=512")
            .load(Sensor.class, "rate=1")
            .builtIn(ModuleDefinition.of("keyboard"))
            .commandLine("quiet")
            .runAs(Credentials.NOBODY)
            .boot(builder -> builder.lockdown(Lockdown.INTEGRITY))
            .build();

    private final LoadedModule ofConstructor;

    InCode(@Simulated("uart") LoadedModule module) {
      this.ofConstructor = module;
    }

    @Test
    void theSameCanBeDeclared(SimulatedKernel kernel, KernelFiles files, Sensor sensor) {
      assertThat(kernel.modules())
          .extracting(LoadedModule::name)
          .containsExactly("sensor", "uart", "bus");
      assertThat(kernel.module("keyboard")).isPresent();
      assertThat(kernel.commandLine()).isEqualTo("quiet");
      assertThat(kernel.lockdown()).isEqualTo(Lockdown.INTEGRITY);
      assertThat(files.user()).isEqualTo(Credentials.NOBODY);
      assertThat(sensor.rate).isEqualTo(1);
      assertThat(ofConstructor.getInt(Drivers.SIZE)).isEqualTo(512);
    }

    @Test
    @ModuleArguments(value = "rate=2", module = "sensor")
    void theMethodWins(Sensor sensor) {
      assertThat(sensor.rate).isEqualTo(2);
    }
  }

  @Nested
  @LoadModule(field = "BUS")
  class InCodeOfAnInstance {
    @RegisterExtension
    final KernelExtension inner =
        KernelExtension.builder().load(Sensor.class, "rate=x").loadFails(Errno.EINVAL).build();

    @Test
    void theExtensionAddsToTheAnnotations(LoadException failure, KernelLog log) {
      assertThat(failure.module()).isEqualTo("sensor");
      assertThat(log.dmesg()).contains("sensor: `x' invalid for parameter `rate'");
    }
  }

  @Nested
  class InCodeWithAFailure {
    @RegisterExtension
    static final KernelExtension KERNEL =
        KernelExtension.builder()
            .load(Sensor.class, "rate=x")
            .load(BUS)
            .loadFails("sensor", Errno.EINVAL)
            .shared()
            .build();

    @Test
    void theNamedModuleFails(LoadException failure, LoadedModule module) {
      assertThat(failure.module()).isEqualTo("sensor");
      assertThat(module.name()).isEqualTo("bus");
    }
  }

  /** Known to JUnit by another way than a field. */
  static final class Elsewhere implements ParameterResolver {
    private final KernelExtension kernel = KernelExtension.builder().load(BUS).build();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return kernel.supportsParameter(parameter, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return List.of(kernel.resolveParameter(parameter, context)).get(0);
    }
  }

  @Test
  @ExtendWith(Elsewhere.class)
  void anExtensionThatNoFieldHoldsCountsToo(LoadedModule module) {
    assertThat(module.name()).isEqualTo("bus");
  }
}
