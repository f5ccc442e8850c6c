// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.kernel.files.OpenFile;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** When, and in which order, listeners are told, and what an unload waits for. */
class EventOrderTest {

  private static final Param<Integer> SIZE = Param.of("size", ParamTypes.INT).permissions(0644);
  private static final ModuleDefinition DRIVER = ModuleDefinition.of("driver", SIZE);
  private static final String PATH = "/sys/module/driver/parameters/size";

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final List<String> told = new ArrayList<>();

  /** Notes what it is told. */
  private final class Notes implements KernelListener {

    private final String name;

    Notes(String name) {
      this.name = name;
    }

    @Override
    public void loaded(LoadedModule module) {
      told.add(name + " loaded");
    }

    @Override
    public void unloaded(LoadedModule module) {
      told.add(name + " unloaded");
    }

    @Override
    public void stored(LoadedModule module, Param<?> param) {
      told.add(name + " stored");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Notes;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  @Test
  void everybodyIsToldBeforeAnAssertionFails() {
    kernel.addListener(
        new KernelListener() {
          @Override
          public void loaded(LoadedModule module) {
            throw new AssertionError("not what the test expects");
          }
        });
    kernel.addListener(new Notes("second"));
    assertThatThrownBy(() -> kernel.insmod(DRIVER))
        .isInstanceOf(AssertionError.class)
        .hasMessage("not what the test expects");
    assertThat(told).containsExactly("second loaded");
    assertThat(kernel.module("driver")).isPresent();
  }

  @Test
  void anUnloadByAListenerIsToldWhenTheLoadWasToldToAll() {
    kernel.addListener(
        new KernelListener() {
          @Override
          public void loaded(LoadedModule module) {
            kernel.rmmod(module.name());
          }
        });
    kernel.addListener(new Notes("second"));
    kernel.insmod(DRIVER);
    assertThat(told).containsExactly("second loaded", "second unloaded");
  }

  @Test
  void equalListenersAreTwo() {
    kernel.addListener(new Notes("first"));
    kernel.addListener(new Notes("second")).close();
    kernel.insmod(DRIVER);
    assertThat(told).containsExactly("first loaded");
  }

  @Test
  void aListenerOfAWriteHoldsNoLockOfTheOpenFile() {
    kernel.insmod(DRIVER);
    try (OpenFile file = kernel.files().open(PATH, OpenFile.Flag.READ, OpenFile.Flag.WRITE)) {
      AtomicReference<Boolean> held = new AtomicReference<>();
      kernel.module("driver").orElseThrow().onStore(param -> held.set(Thread.holdsLock(file)));
      file.write(new byte[] {'7'});
      assertThat(held).hasValue(false);
    }
  }

  @Test
  void anUnloadWaitsForAStoreThatIsUnderWay() throws InterruptedException {
    Thread unloading = new Thread(() -> kernel.rmmod("slow"));
    AtomicReference<Thread.State> seen = new AtomicReference<>();
    Param<Integer> slow =
        Param.of(
                "slow",
                Operations.on(ParamTypes.INT)
                    .set(
                        (text, variable) -> {
                          unloading.start();
                          Thread.State state = unloading.getState();
                          while (state != Thread.State.WAITING
                              && state != Thread.State.TERMINATED) {
                            Thread.onSpinWait();
                            state = unloading.getState();
                          }
                          seen.set(state);
                          return variable.set(text);
                        })
                    .type())
            .permissions(0644);
    LoadedModule module = kernel.insmod(ModuleDefinition.of("slow", slow));
    module.attribute("slow").store("5");
    unloading.join();
    assertThat(seen).hasValue(Thread.State.WAITING);
    assertThat(kernel.module("slow")).isEmpty();
    assertThat(module.getInt(slow)).isEqualTo(5);
  }

  /** Counts how often it was made. */
  @KernelModule(name = "counted")
  static final class Counted {

    static final AtomicInteger MADE = new AtomicInteger();

    @ModuleParam int size;

    Counted() {
      MADE.incrementAndGet();
    }
  }

  @Test
  void aModuleThatIsLoadedAlreadyIsNotMadeAgain() {
    ModuleDefinition module = ModuleDefinition.ofClass(Counted.class);
    kernel.insmod(module);
    int before = Counted.MADE.get();
    assertThat(Kernels.errno(() -> kernel.insmod(module))).isEqualTo("EEXIST");
    assertThat(Counted.MADE).hasValue(before);
  }

  @Test
  void aRejectionThatWasSentOnStillAnswers() throws IOException, ClassNotFoundException {
    RejectedArgumentsException failure =
        Kernels.failure(RejectedArgumentsException.class, () -> kernel.insmod(DRIVER, "size=x"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      RejectedArgumentsException received = (RejectedArgumentsException) in.readObject();
      assertThat(received).hasMessage(failure.getMessage());
      assertThat(received.rejected()).isEmpty();
      assertThat(received.report().isClean()).isTrue();
    }
  }
}
