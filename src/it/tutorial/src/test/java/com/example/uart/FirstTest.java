// SPDX-License-Identifier: Apache-2.0
// snippet: tutorial-first
package com.example.uart;

import static dev.modparam.assertj.ModparamAssertions.assertThat;

import dev.modparam.junit.LoadModule;
import org.junit.jupiter.api.Test;

class FirstTest {

  @Test
  @LoadModule(value = Uart.class, arguments = "baud=9600 irqs=7,8")
  void argumentsReachTheDriver(Uart uart) {
    assertThat(uart.baud()).isEqualTo(9600);
    assertThat(uart.irqs()).containsExactly(7, 8);
  }
}
// end
