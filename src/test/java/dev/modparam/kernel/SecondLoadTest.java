// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.WaitingThread;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/**
 * A load of a module that another thread is loading waits for what becomes of that, as in Linux.
 */
class SecondLoadTest {

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final List<String> results = new CopyOnWriteArrayList<>();
  private final List<WaitingThread> threads = new ArrayList<>();

  private static ModuleDefinition module(String name, IntSupplier init) {
    return ModuleDefinition.of(name)
        .lifecycle(
            new ModuleLifecycle() {
              @Override
              public int init(ModuleContext context) {
                return init.getAsInt();
              }
            });
  }

  private String load(ModuleDefinition module) {
    try {
      return kernel.insmod(module).state().name();
    } catch (LoadException refusal) {
      return refusal.errno().name();
    }
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
    ModuleDefinition plain = module("driver", () -> 0);
    kernel.insmod(
        module(
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
    ModuleDefinition plain = module("driver", () -> 0);
    String first =
        Kernels.errno(
            () ->
                kernel.insmod(
                    module(
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
    ModuleDefinition other = module("other", () -> 0);
    kernel.insmod(
        module(
            "driver",
            () -> {
              secondLoad(other).join();
              return 0;
            }));

    assertThat(kernel.module("other")).isPresent();
  }

  @Test
  void twoThatWouldWaitForEachOtherDoNot() {
    ModuleDefinition a = module("a", () -> 0);
    ModuleDefinition b =
        module(
            "b",
            () -> {
              results.add("a from b " + load(a));
              return 0;
            });
    kernel.insmod(
        module(
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
    ModuleDefinition plain = module("driver", () -> 0);
    kernel.insmod(
        module(
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
