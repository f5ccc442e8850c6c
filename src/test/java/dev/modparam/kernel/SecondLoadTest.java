// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.withInit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.WaitingThread;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/**
 * A load of a module that another thread is loading waits for what becomes of that, as in Linux.
 */
class SecondLoadTest {

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final List<String> results = new CopyOnWriteArrayList<>();
  private final List<WaitingThread> threads = new ArrayList<>();

  private String load(ModuleDefinition module) {
    return Kernels.load(kernel, module);
  }

  private WaitingThread secondLoad(ModuleDefinition module) {
    return second(() -> results.add(load(module)));
  }

  private WaitingThread second(Runnable action) {
    WaitingThread thread = WaitingThread.of(action).startAndAwaitWait();
    threads.add(thread);
    return thread;
  }

  private void end() {
    threads.forEach(WaitingThread::join);
  }

  @Test
  void itFindsTheModuleThatWasLoadedMeanwhile() {
    ModuleDefinition plain = withInit("driver", () -> 0);
    kernel.insmod(
        withInit(
            "driver",
            () -> {
              assertThat(secondLoad(plain).waits()).isTrue();
              assertThat(secondLoad(plain).waits()).isTrue();
              assertThat(results).isEmpty();
              return 0;
            }));
    end();

    assertThat(results).containsExactly("EEXIST", "EEXIST");
  }

  @Test
  void itIsBusyIfTheOtherFailed() {
    ModuleDefinition plain = withInit("driver", () -> 0);
    String first =
        Kernels.errno(
            () ->
                kernel.insmod(
                    withInit(
                        "driver",
                        () -> {
                          secondLoad(plain);
                          return Errno.EIO.result();
                        })));
    end();

    assertThat(first).isEqualTo("EIO");
    assertThat(results).containsExactly("EBUSY");
    assertThat(kernel.module("driver")).isEmpty();
    assertThat(kernel.insmod(plain).state()).isEqualTo(LoadedModule.State.LIVE);
  }

  @Test
  void othersAreNotWaitedFor() {
    ModuleDefinition other = withInit("other", () -> 0);
    kernel.insmod(
        withInit(
            "driver",
            () -> {
              secondLoad(other).join();
              return 0;
            }));

    assertThat(kernel.module("other")).isPresent();
  }

  @Test
  void twoThatWouldWaitForEachOtherDoNot() {
    ModuleDefinition a = withInit("a", () -> 0);
    ModuleDefinition b =
        withInit(
            "b",
            () -> {
              results.add("a from b " + load(a));
              return 0;
            });
    kernel.insmod(
        withInit(
            "a",
            () -> {
              secondLoad(b); // its init function waits for a
              results.add("b from a " + load(b));
              return 0;
            }));
    end();

    assertThat(results).containsExactly("b from a EBUSY", "a from b EEXIST", "LIVE");
    assertThat(kernel.modules()).extracting(LoadedModule::name).containsExactly("b", "a");
  }

  @Test
  void anInterruptEndsTheWait() {
    ModuleDefinition plain = withInit("driver", () -> 0);
    kernel.insmod(
        withInit(
            "driver",
            () -> {
              WaitingThread second =
                  second(() -> results.addAll(List.of(load(plain), Thread.interrupted() + "")));
              second.interrupt();
              second.join();
              return 0;
            }));

    assertThat(results).as("and the thread knows of it").containsExactly("EINTR", "true");
    assertThat(kernel.module("driver")).isPresent();
  }
}
