// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Faults that a test orders, to see what its own code makes of them. */
class FaultsTest {

  private static final Param<Integer> SPEED = Param.of("speed", INT).permissions(0644);
  private static final Param<Boolean> DEBUG = Param.of("debug", BOOL).permissions(0644);
  private static final Param<Boolean> FIXED = Param.of("fixed", BOOL).permissions(0444);
  private static final ModuleDefinition MODULE = ModuleDefinition.of("driver", SPEED, DEBUG, FIXED);

  private final SimulatedKernel kernel = new SimulatedKernel();

  @Test
  void theSecondStoreFailsAndChangesNothing() {
    LoadedModule module = kernel.insmod(MODULE);
    kernel.faultStores("driver", "speed", n -> n == 2 ? Errno.EIO : null);
    Attribute speed = module.attribute("speed");

    speed.store("1");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> speed.store("2"))
        .withMessageContaining("EIO")
        .withMessageContaining("this fault was ordered")
        .satisfies(failure -> assertThat(failure.errno()).isEqualTo(Errno.EIO));
    assertThat(module.get(SPEED)).isEqualTo(1);
    speed.store("3");
    module.attribute("debug").store("1");
    assertThat(module.get(SPEED)).isEqualTo(3);
  }

  @Test
  void writesToTheFileAreStoresAndLoadsAreNot() {
    kernel.faultStores("driver", "speed", n -> Errno.ENODEV);
    LoadedModule module = kernel.insmod(MODULE, "speed=5");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> kernel.files().write("/sys/module/driver/parameters/speed", "1"))
        .withMessageContaining("ENODEV");
    assertThat(module.get(SPEED)).isEqualTo(5);
  }

  @Test
  void whatTheKernelRefusesByItselfIsNotCounted() {
    LoadedModule module = kernel.insmod(MODULE);
    List<Integer> counted = new ArrayList<>();
    kernel.faultStores(
        "driver",
        "fixed",
        n -> {
          counted.add(n);
          return null;
        });
    kernel.files().chmod("/sys/module/driver/parameters/fixed", 0644);

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> module.attribute("fixed").store("1"))
        .withMessageContaining("declared read-only");
    assertThat(counted).isEmpty();
  }

  @Test
  void aStoreIsSlowUntilTheTestLetsItGoOn() throws Exception {
    LoadedModule module = kernel.insmod(MODULE);
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    kernel.faultStores(
        "driver",
        "speed",
        n -> {
          arrived.countDown();
          await(goOn);
          return null;
        });
    CompletableFuture<Integer> store =
        CompletableFuture.supplyAsync(() -> module.attribute("speed").store("7"));
    arrived.await();

    assertThat(store).isNotDone();
    module.attribute("debug").store("1");
    assertThat(module.attribute("speed").show()).isEqualTo("0\n");
    goOn.countDown();
    assertThat(store.get()).isEqualTo(1);
    assertThat(module.get(SPEED)).isEqualTo(7);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void faultsOfInitFunctionsEndWithTheirRegistration() {
    KernelListener.Registration faults = kernel.faultInits("driver", n -> Errno.ENODEV);
    assertThat(Kernels.errno(() -> kernel.insmod(MODULE))).isEqualTo("ENODEV");
    faults.close();
    assertThat(kernel.insmod(MODULE).state()).isEqualTo(LoadedModule.State.LIVE);
  }

  @Test
  void anInitFunctionFailsOnceAndIsNotCalled() {
    List<String> calls = new ArrayList<>();
    ModuleDefinition counting =
        MODULE.lifecycle(
            new ModuleLifecycle() {
              @Override
              public int init(ModuleContext context) {
                calls.add("init");
                return 0;
              }
            });
    kernel.faultInits("driver", n -> n == 1 ? Errno.ENODEV : null);

    assertThatExceptionOfType(InitFailedException.class)
        .isThrownBy(() -> kernel.insmod(counting))
        .satisfies(failure -> assertThat(failure.errno()).isEqualTo(Errno.ENODEV));
    assertThat(kernel.module("driver")).isEmpty();
    assertThat(calls).isEmpty();
    kernel.insmod(counting);
    assertThat(calls).containsExactly("init");
  }

  @Test
  void faultsEndWithTheirRegistration() {
    LoadedModule module = kernel.insmod(MODULE);
    KernelListener.Registration first = kernel.faultStores("driver", "speed", n -> Errno.EIO);
    KernelListener.Registration second = kernel.faultStores("driver", "speed", n -> Errno.EPERM);
    first.close();
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> module.attribute("speed").store("1"))
        .withMessageContaining("EPERM");
    second.close();

    assertThat(module.attribute("speed").store("1")).isEqualTo(1);
  }

  @Test
  void eachKernelOfABuilderCountsForItself() {
    KernelBuilder builder =
        SimulatedKernel.builder()
            .faultInits("driver", n -> n == 1 ? Errno.EAGAIN : null)
            .faultStores("driver", "speed", n -> n == 1 ? Errno.EIO : null);
    for (int i = 0; i < 2; i++) {
      SimulatedKernel each = builder.build();
      assertThatExceptionOfType(InitFailedException.class).isThrownBy(() -> each.insmod(MODULE));
      Attribute speed = each.insmod(MODULE).attribute("speed");
      assertThatExceptionOfType(StoreException.class).isThrownBy(() -> speed.store("1"));
      assertThat(speed.store("1")).isEqualTo(1);
    }
  }
}
