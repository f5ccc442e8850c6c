// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.param.Placeholder;
import org.junit.jupiter.api.Test;

class ConsumerTest {
  @Test
  void uses_the_library_as_a_named_module() {
    assertThat(Placeholder.class.getModule().getName()).isEqualTo("dev.modparam");
    assertThat(Consumer.class.getModule().getName()).isEqualTo("dev.modparam.it.consumer");
    assertThat(Consumer.debug("1")).isTrue();
  }
}
