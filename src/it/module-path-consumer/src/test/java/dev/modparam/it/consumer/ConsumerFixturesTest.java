// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.assertj.ModparamAssertions;
import dev.modparam.junit.ArgumentLines;
import dev.modparam.junit.LoadModule;
import dev.modparam.junit.Simulated;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The fixtures on the module path, with a package that is closed to the library. */
@LoadModule(value = ConsumerFixturesTest.Provider.class, arguments = "debug=1")
class ConsumerFixturesTest {

  static final class Provider implements Supplier<ModuleDefinition> {
    @Override
    public ModuleDefinition get() {
      return Consumer.definition();
    }
  }

  @Simulated private Consumer consumer;

  @Test
  void closedClassesAreInjectedInPrivateFields(LoadedModule module) {
    assertThat(SimulatedKernel.class.getModule().isNamed()).isTrue();
    assertThat(consumer.isDebug()).isTrue();
    assertThat(module.instance(Consumer.class)).isSameAs(consumer);
  }

  @Test
  void softAssertionsNeedNoProxies(LoadedModule module) {
    SoftAssertions softly = new SoftAssertions();
    softly.check(() -> ModparamAssertions.assertThat(module).hasDefaultValues());
    softly.check(() -> ModparamAssertions.assertThat(module).isLive());
    assertThat(softly.errorsCollected()).hasSize(1);
  }

  @ParameterizedTest
  @ArgumentLines({"debug=0", ""})
  void argumentLines(String line, SimulatedKernel kernel) {
    kernel.rmmod("consumer");
    assertThat(kernel.insmod(Consumer.definition(), line).instance(Consumer.class).isDebug())
        .isFalse();
  }
}
