// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.failing;

import static dev.modparam.assertj.ModparamAssertions.assertThat;

import dev.modparam.junit.LoadModule;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleParam;
import org.junit.jupiter.api.Test;

class FailingTest {

  @KernelModule
  static final class MyDriver {
    @ModuleParam boolean debug;
    @ModuleParam int bufferSize = 4096;
  }

  @Test
  @LoadModule(value = MyDriver.class, arguments = "debug bufer_size=8192")
  void theBufferIsLarge(MyDriver driver) {
    assertThat(driver.bufferSize).isEqualTo(8192);
  }
}
