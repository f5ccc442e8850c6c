// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static dev.modparam.assertj.ModparamAssertions.assertThat;

import dev.modparam.junit.ErrnoName;
import dev.modparam.junit.LoadFails;
import dev.modparam.junit.LoadModule;
import dev.modparam.kernel.KernelLog;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleParam;
import org.junit.jupiter.api.Test;

// snippet: readme
class MyDriverTest {

  @KernelModule
  static class MyDriver {
    @ModuleParam(permissions = 0644)
    volatile boolean debug;

    @ModuleParam(min = 512, max = 65536)
    int bufferSize = 4096; // parameter buffer_size, default 4096
  }

  @Test
  @LoadModule(value = MyDriver.class, arguments = "buffer_size=8192")
  void loads(MyDriver driver, LoadedModule module) {
    assertThat(driver.bufferSize).isEqualTo(8192);
    assertThat(module).attribute("debug").hasContent("N\n").accepts("1"); // echo -n 1 > …/debug
    assertThat(driver.debug).isTrue();
  }

  @Test
  @LoadModule(value = MyDriver.class, arguments = "buffer_size=1")
  @LoadFails(errno = ErrnoName.EINVAL)
  void smallBuffersAreRefused(KernelLog log) {
    assertThat(log).contains("`1' invalid for parameter `buffer_size'");
  }
}
// end
