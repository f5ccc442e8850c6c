// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import org.junit.jupiter.api.Test;

class ConsumerTest {

  @Test
  void usesTheLibraryAsANamedModule() {
    assertThat(SimulatedKernel.class.getModule().getName()).isEqualTo("dev.modparam");
    assertThat(Consumer.class.getModule().getName()).isEqualTo("dev.modparam.it.consumer");

    LoadedModule module = new SimulatedKernel().insmod(Consumer.definition(), "debug=1");
    Consumer consumer = module.instance(Consumer.class);
    assertThat(consumer.isDebug()).isTrue();

    module.attribute("debug").store("0\n");
    assertThat(consumer.isDebug()).isFalse();
  }

  @Test
  void aClosedPackageIsRefusedWithTheCure() {
    assertThatThrownBy(() -> ModuleDefinition.ofClass(Consumer.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("opens dev.modparam.it.consumer to dev.modparam;");
  }
}
