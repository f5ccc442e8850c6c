// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.failure;
import static dev.modparam.kernel.Kernels.log;
import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.kernel.files.FileException;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private static final Param<Integer> SIZE = Param.of("size", INT).permissions(0644);

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final List<String> calls = new ArrayList<>();

  private static ModuleDefinition driver(
      ToIntFunction<ModuleContext> init, Consumer<ModuleContext> exit) {
    return ModuleDefinition.of("driver", SIZE)
        .lifecycle(
            new ModuleLifecycle() {
              @Override
              public int init(ModuleContext module) {
                return init.applyAsInt(module);
              }

              @Override
              public void exit(ModuleContext module) {
                exit.accept(module);
              }
            });
  }

  private static ModuleDefinition failing(int result) {
    return driver(module -> result, module -> {});
  }

  private LoadedModule driver() {
    return kernel.module("driver").orElseThrow();
  }

  private void assertNothingIsLeft() {
    assertThat(kernel.modules()).isEmpty();
    assertThat(kernel.module("driver")).isEmpty();
    assertThat(kernel.files().list("/sys/module")).isEmpty();
    assertThat(kernel.files().read("/proc/modules")).isEmpty();
  }

  @Test
  void initAndExitSeeTheModule() {
    ModuleDefinition definition =
        driver(
            module -> {
              calls.add("init " + module.get(SIZE) + " " + driver().state());
              module.set(SIZE, 7);
              return 0;
            },
            module -> calls.add("exit " + module.getInt(SIZE) + " " + driver().state()));
    LoadedModule module = kernel.insmod(definition, "size=5");
    kernel.rmmod("driver");

    assertThat(calls).containsExactly("init 5 COMING", "exit 7 GOING");
    assertThat(module.state()).isEqualTo(LoadedModule.State.GONE);
    assertNothingIsLeft();
  }

  @Test
  void filesAreThereWhileInitAndExitRun() {
    String file = "/sys/module/driver/parameters/size";
    ModuleDefinition definition =
        driver(
            module -> {
              calls.add(kernel.files().read(file) + kernel.files().read("/proc/modules"));
              return 0;
            },
            module -> calls.add(kernel.files().read(file) + kernel.files().read("/proc/modules")));
    kernel.insmod(definition, "size=5");
    kernel.rmmod("driver");

    assertThat(calls)
        .containsExactly(
            "5\ndriver 16384 1 - Loading 0x0000000000000000\n",
            "5\ndriver 16384 -1 - Unloading 0x0000000000000000\n");
  }

  @Test
  void anErrorThatInitReturnsFailsTheLoad() {
    InitFailedException failure =
        failure(
            InitFailedException.class,
            () -> kernel.insmod(failing(Errno.ENODEV.result()), "size=1"));

    assertThat(failure)
        .hasMessage("cannot load driver: ENODEV (No such device), its init function failed")
        .hasNoCause();
    assertThat(failure.errno()).isEqualTo(Errno.ENODEV);
    assertThat(failure.module()).isEqualTo("driver");
    assertThat(log(kernel)).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void anErrorThatInitThrowsFailsTheLoadWithItsWords() {
    InitFailedException failure =
        failure(
            InitFailedException.class,
            () ->
                kernel.insmod(
                    driver(
                        module -> {
                          throw Errno.EIO.exception("no chip at 0x48");
                        },
                        module -> calls.add("exit"))));

    assertThat(failure)
        .hasMessage(
            "cannot load driver: EIO (Input/output error), its init function failed: no chip at"
                + " 0x48")
        .hasRootCauseMessage("no chip at 0x48");
    assertThat(calls).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void oddNumbersPassThroughAndVeryLargeOnesAreCut() {
    assertThat(
            failure(InitFailedException.class, () -> kernel.insmod(failing(-1000)))
                .errno()
                .number())
        .isEqualTo(1000);
    assertThat(
            failure(InitFailedException.class, () -> kernel.insmod(failing(Integer.MIN_VALUE)))
                .errno()
                .number())
        .isEqualTo(4095);
  }

  @Test
  void aPositiveResultIsWarnedOfAndTheModuleIsLoaded() {
    assertThat(kernel.insmod(failing(3)).state()).isEqualTo(LoadedModule.State.LIVE);
    assertThat(log(kernel))
        .containsExactly(
            """
            4 do_init_module: 'driver'->init suspiciously returned 3, it should follow 0/-E convention
            do_init_module: loading module anyway...\
            """);
  }

  @Test
  void anotherExceptionOfInitPassesAndLeavesNothing() {
    ModuleDefinition definition =
        driver(
            module -> {
              throw new IllegalStateException("bug in the driver");
            },
            module -> {});

    assertThatThrownBy(() -> kernel.insmod(definition))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("bug in the driver");
    assertNothingIsLeft();
  }

  @Test
  void anErrorOfTheVirtualMachineInInitLeavesNothingEither() {
    ModuleDefinition definition =
        driver(
            module -> {
              throw new StackOverflowError();
            },
            module -> {});

    assertThatThrownBy(() -> kernel.insmod(definition)).isInstanceOf(StackOverflowError.class);
    assertNothingIsLeft();
  }

  @Test
  void anExceptionOfExitPassesAndTheUnloadIsComplete() {
    LoadedModule module =
        kernel.insmod(
            driver(
                context -> 0,
                context -> {
                  throw new IllegalStateException("bug in exit");
                }));
    kernel.addListener(
        new KernelListener() {
          @Override
          public void unloaded(LoadedModule gone) {
            calls.add("unloaded " + gone.name());
          }
        });

    assertThatThrownBy(() -> kernel.rmmod("driver")).hasMessage("bug in exit");
    assertThat(module.state()).isEqualTo(LoadedModule.State.GONE);
    assertThat(calls).containsExactly("unloaded driver");
    assertNothingIsLeft();
  }

  @Test
  void aModuleIsBusyWhileItsInitRuns() {
    AtomicReference<LoadException> again = new AtomicReference<>();
    AtomicReference<UnloadException> away = new AtomicReference<>();
    kernel.insmod(
        driver(
            module -> {
              again.set(failure(LoadException.class, () -> kernel.insmod(failing(0))));
              away.set(failure(UnloadException.class, () -> kernel.rmmod("driver")));
              return 0;
            },
            module -> {}));

    assertThat(again.get())
        .hasMessage("cannot load driver: EBUSY (Device or resource busy), it is COMING now");
    assertThat(away.get())
        .hasMessage("cannot unload driver: EBUSY (Device or resource busy), it is COMING");
  }

  @Test
  void aModuleIsBusyWhileItsExitRuns() {
    AtomicReference<UnloadException> again = new AtomicReference<>();
    kernel.insmod(
        driver(
            module -> 0,
            module -> {
              again.set(failure(UnloadException.class, () -> kernel.rmmod("driver")));
              assertThatThrownBy(() -> driver().hold())
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessage("module driver is GOING and cannot be held");
            }));
    kernel.rmmod("driver");

    assertThat(again.get())
        .hasMessage("cannot unload driver: EBUSY (Device or resource busy), it is GOING");
  }

  @Test
  void whatIsNotLoadedCannotBeUnloaded() {
    UnloadException failure = failure(UnloadException.class, () -> kernel.rmmod("driver"));

    assertThat(failure)
        .hasMessage("cannot unload driver: ENOENT (No such file or directory), it is not loaded");
    assertThat(failure.module()).isEqualTo("driver");
  }

  @Test
  void aBuiltInModuleCannotBeUnloaded() {
    SimulatedKernel booted = SimulatedKernel.builder().addBuiltIn(failing(0)).build();

    assertThat(failure(UnloadException.class, () -> booted.rmmod("driver")))
        .hasMessage("cannot unload driver: ENOENT (No such file or directory), it is built in");
  }

  @Test
  void aNameIsUnloadedExactlyAsItIs() {
    kernel.insmod(ModuleDefinition.of("a-b"));

    assertThat(failure(UnloadException.class, () -> kernel.rmmod("a-b")).errno())
        .isEqualTo(Errno.ENOENT);
    kernel.rmmod("a_b");
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  void aModuleThatIsGoneCanStillBeReadButNotStored() {
    LoadedModule module = kernel.insmod(failing(0), "size=5");
    Attribute attribute = module.attribute("size");
    kernel.rmmod("driver");

    assertThat(module.get(SIZE)).isEqualTo(5);
    assertThat(failure(FileException.class, attribute::show))
        .hasMessage(
            "open /sys/module/driver/parameters/size: ENODEV (No such device): its module is gone");
    assertThat(failure(FileException.class, () -> attribute.store("1")).errno())
        .isEqualTo(Errno.ENODEV);
  }
}
