// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.errno;
import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenerTest {

  private static final Param<Boolean> DEBUG = Param.of("debug", BOOL).permissions(0644);
  private static final ModuleDefinition DRIVER = ModuleDefinition.of("driver", DEBUG);

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final List<String> heard = new ArrayList<>();

  private KernelListener named(String name) {
    return new KernelListener() {
      @Override
      public void loaded(LoadedModule module) {
        heard.add(name + " loaded " + module);
      }

      @Override
      public void unloaded(LoadedModule module) {
        heard.add(name + " unloaded " + module);
      }

      @Override
      public void stored(LoadedModule module, Param<?> param) {
        heard.add(name + " stored " + param.name());
      }
    };
  }

  private static KernelListener broken() {
    return new KernelListener() {
      @Override
      public void loaded(LoadedModule module) {
        throw new IllegalStateException("bug in a listener");
      }
    };
  }

  @Test
  void listenersAreToldInTheOrderOfRegistrationAfterItHappened() {
    kernel.addListener(named("a"));
    kernel.addListener(named("b"));
    LoadedModule module = kernel.insmod(DRIVER);
    module.onStore(param -> heard.add("module stored " + module.get(DEBUG)));
    module.attribute("debug").store("1");
    kernel.rmmod("driver");

    assertThat(heard)
        .containsExactly(
            "a loaded driver (LIVE)",
            "b loaded driver (LIVE)",
            "module stored true",
            "a stored debug",
            "b stored debug",
            "a unloaded driver (GONE)",
            "b unloaded driver (GONE)");
  }

  @Test
  void anExceptionOfAListenerStopsNobody() {
    kernel.addListener(broken());
    kernel.addListener(named("b"));

    assertThat(kernel.insmod(DRIVER).state()).isEqualTo(LoadedModule.State.LIVE);
    assertThat(heard).containsExactly("b loaded driver (LIVE)");
  }

  @Test
  void anExceptionOfAStoreListenerStopsNobodyEither() {
    LoadedModule module = kernel.insmod(DRIVER);
    module.onStore(
        param -> {
          throw new IllegalStateException("bug");
        });
    module.onStore(param -> heard.add(param.name()));

    assertThat(module.attribute("debug").store("1")).isEqualTo(1);
    assertThat(heard).containsExactly("debug");
  }

  @Test
  void aClosedRegistrationHearsNothing() {
    KernelListener.Registration registration = kernel.addListener(named("a"));
    registration.close();
    LoadedModule module = kernel.insmod(DRIVER);
    KernelListener.Registration onStore = module.onStore(param -> heard.add("x"));
    onStore.close();
    module.attribute("debug").store("1");

    assertThat(heard).isEmpty();
  }

  @Test
  void aListenerThatIsRegisteredTwiceLeavesOnceForEachClose() {
    KernelListener listener = named("a");
    KernelListener.Registration first = kernel.addListener(listener);
    kernel.addListener(listener);
    first.close();
    first.close();
    kernel.insmod(DRIVER);

    assertThat(heard).hasSize(1);
  }

  @Test
  void refusedWritesAndAssignmentsOfTheDriverAreNotTold() {
    LoadedModule module = kernel.insmod(DRIVER);
    kernel.addListener(named("a"));

    assertThat(errno(() -> module.attribute("debug").store("q"))).isEqualTo("EINVAL");
    module.set(DEBUG, true);
    module.attribute("debug").store("");
    assertThat(heard).isEmpty();
  }

  @Test
  void aFailedLoadIsNotTold() {
    kernel.addListener(named("a"));

    assertThat(errno(() -> kernel.insmod(DRIVER, "debug=q"))).isEqualTo("EINVAL");
    assertThat(heard).isEmpty();
  }

  @Test
  void aPositiveResultCountsAsAccepted() {
    Param<Integer> odd =
        Param.of("odd", Operations.on(INT).set((text, variable) -> 2).type()).permissions(0644);
    LoadedModule module = kernel.insmod(ModuleDefinition.of("m", odd));
    module.onStore(param -> heard.add(param.name()));

    assertThat(module.attribute("odd").store("12345")).isEqualTo(2);
    assertThat(heard).containsExactly("odd");
  }

  private static KernelListener failing(Error failure) {
    return new KernelListener() {
      @Override
      public void loaded(LoadedModule module) {
        throw failure;
      }
    };
  }

  @Test
  void anErrorOfAListenerIsThrownWithThoseOfTheOthers() {
    AssertionError first = new AssertionError("first");
    AssertionError second = new AssertionError("second");
    kernel.addListener(failing(first));
    kernel.addListener(failing(first));
    kernel.addListener(failing(second));
    kernel.addListener(named("last"));

    assertThatThrownBy(() -> kernel.insmod(DRIVER)).isSameAs(first);
    assertThat(first).hasSuppressedException(second);
    assertThat(first.getSuppressed()).hasSize(1);
    assertThat(heard).containsExactly("last loaded driver (LIVE)");
  }

  @Test
  void aListenerMayUseTheKernel() {
    kernel.addListener(
        new KernelListener() {
          @Override
          public void stored(LoadedModule module, Param<?> param) {
            heard.add(module.attribute("debug").show());
            kernel.rmmod(module.name());
          }
        });
    kernel.insmod(DRIVER).attribute("debug").store("1");

    assertThat(heard).containsExactly("Y\n");
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  void aListenerWithoutMethodsIsFine() {
    kernel.addListener(new KernelListener() {});
    kernel.insmod(DRIVER).attribute("debug").store("1");
    kernel.rmmod("driver");

    assertThat(kernel.modules()).isEmpty();
  }
}
