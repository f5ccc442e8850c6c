// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static dev.modparam.assertj.ModparamAssertions.assertThat;
import static dev.modparam.assertj.ModparamAssertions.assertThatThrownBy;

import dev.modparam.docs.TestingTest.MyDriver;
import dev.modparam.junit.ErrnoName;
import dev.modparam.junit.KernelExtension;
import dev.modparam.junit.LoadFails;
import dev.modparam.junit.LoadModule;
import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.InitFailedException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.StoreException;
import dev.modparam.param.Errno;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The snippets of docs/testing.md about faults. */
class FaultRecipesTest {

  // snippet: testing-fault-store
  @Test
  @LoadModule(MyDriver.class)
  void theSecondStoreFails(SimulatedKernel kernel, LoadedModule module, MyDriver driver) {
    kernel.faultStores("my_driver", "debug", n -> n == 2 ? Errno.EIO : null);
    Attribute debug = module.attribute("debug");

    debug.store("1");
    assertThatThrownBy(() -> debug.store("0")) // your tool, which must cope
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("EIO");
    assertThat(driver.debug).isTrue();
  }

  // end

  // snippet: testing-fault-init
  @Nested
  class WithoutHardware {
    @RegisterExtension
    static final KernelExtension KERNEL =
        KernelExtension.builder()
            .boot(kernel -> kernel.faultInits("my_driver", n -> n == 1 ? Errno.ENODEV : null))
            .build();

    @Test
    @LoadModule(MyDriver.class)
    @LoadFails(errno = ErrnoName.ENODEV)
    void aSecondTryWorks(InitFailedException failure, SimulatedKernel kernel) {
      assertThat(failure.module()).isEqualTo("my_driver");
      assertThat(kernel.insmod(MyDriver.class, "")).isLive();
    }
  }

  // end

  // snippet: testing-fault-slow
  @Test
  @LoadModule(MyDriver.class)
  void aSlowStoreIsSeenWhenItIsDone(SimulatedKernel kernel, LoadedModule module) {
    CompletableFuture<Errno> end = new CompletableFuture<>();
    kernel.faultStores("my_driver", "debug", n -> end.join());
    CompletableFuture<Integer> store =
        CompletableFuture.supplyAsync(() -> module.attribute("debug").store("1"));

    assertThat(module.attribute("debug").show()).isEqualTo("N\n");
    end.complete(null); // no error: the store goes on
    assertThat(store.join()).isEqualTo(1);
    assertThat(module.attribute("debug").show()).isEqualTo("Y\n");
  }
  // end
}
