// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Handles of fields, and of own types, are read by the same methods as plain numbers. */
@SuppressWarnings("unchecked") // the types of the fields are known here
class FieldHandleReadTest {

  @KernelModule(name = "fields")
  static class Driver {
    @ModuleParam int size = 1;
    @ModuleParam boolean debug = true;

    @ModuleParam(type = ModuleParam.Type.SIZE)
    long fifo = 4096;

    @ModuleParam Duration timeout = Duration.ZERO;
  }

  private final ModuleDefinition definition = ModuleDefinition.ofClass(Driver.class);
  private final LoadedModule module = new SimulatedKernel().insmod(definition);
  private final Driver driver = module.instance(Driver.class);

  private <T> Param<T> handle(String name) {
    return (Param<T>) definition.requireParameter(name);
  }

  @Test
  void aHandleReadsTheField() {
    driver.size = 5;
    driver.debug = false;
    driver.fifo = 8;
    assertThat(module.getInt(handle("size"))).isEqualTo(5);
    assertThat(module.getBoolean(handle("debug"))).isFalse();
    assertThat(module.getLong(handle("fifo"))).isEqualTo(8);
  }

  @Test
  void aBoundHandleFollowsTheField() {
    IntSupplier size = module.bindInt(handle("size"));
    BooleanSupplier debug = module.bindBoolean(handle("debug"));
    LongSupplier fifo = module.bindLong(handle("fifo"));
    driver.size = 6;
    driver.debug = false;
    module.apply("fifo=1M");
    assertThat(size.getAsInt()).isEqualTo(6);
    assertThat(debug.getAsBoolean()).isFalse();
    assertThat(fifo.getAsLong()).isEqualTo(1 << 20);
    driver.debug = true;
    assertThat(debug.getAsBoolean()).isTrue();
  }

  @Test
  void aValueThatIsNotANumberIsNotReadAsOne() {
    assertThatIllegalStateException().isThrownBy(() -> module.getLong(handle("timeout")));
  }

  @Test
  void aTruthValueOfAnOwnTypeIsReadAsOne() {
    Param<Boolean> light =
        Param.of("light", ParamTypes.parsed("light", "on"::equals, on -> on ? "on" : "off", false));
    LoadedModule own = new SimulatedKernel().insmod(ModuleDefinition.of("own", light), "light=on");
    BooleanSupplier bound = own.bindBoolean(light);
    assertThat(own.getBoolean(light)).isTrue();
    own.apply("light=off");
    assertThat(own.getBoolean(light)).isFalse();
    assertThat(bound.getAsBoolean()).isFalse();
  }
}
