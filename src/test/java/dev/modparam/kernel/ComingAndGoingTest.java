// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.errno;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.WaitingThread;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others see of a module while it comes and while it goes. */
class ComingAndGoingTest {

  private static final Param<Integer> X = Param.of("x", ParamTypes.INT).permissions(0644);
  private static final Param<List<Integer>> PORTS =
      Param.of("ports", ParamTypes.array(ParamTypes.INT, 3).counted()).permissions(0644);
  private static final String FILE = "/sys/module/m/parameters/x";

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final List<String> seen = new ArrayList<>();

  @Test
  void theDirectoryIsMadeWhenTheArgumentsAreAccepted() {
    Param<Integer> looking =
        Param.of(
                "looking",
                Operations.on(ParamTypes.INT)
                    .set(
                        (text, variable) -> {
                          seen.addAll(kernel.files().list("/sys/module"));
                          return variable.set(text);
                        })
                    .type())
            .permissions(0644);
    kernel.insmod(ModuleDefinition.of("m", looking), "looking=1");
    assertThat(seen).isEmpty();
    assertThat(kernel.files().list("/sys/module")).contains("m");
  }

  @Test
  void aModuleThatGoesIsNotThereToDependOn() {
    ModuleDefinition user = ModuleDefinition.of("user").dependsOn("m");
    kernel.insmod(
        ModuleDefinition.of("m")
            .lifecycle(
                new ModuleLifecycle() {
                  @Override
                  public void exit(ModuleContext module) {
                    seen.add(errno(() -> kernel.insmod(user)));
                  }
                }));
    kernel.rmmod("m");
    assertThat(seen).containsExactly("ENOENT");
  }

  @Test
  void aStoreThatComesAfterTheUnloadFindsNoModule() {
    kernel.insmod(ModuleDefinition.of("m", X), "x=5");
    kernel.faultStores(
        "m",
        "x",
        number -> {
          kernel.rmmod("m");
          return null;
        });
    assertThat(errno(() -> kernel.files().write(FILE, "6"))).isEqualTo("ENODEV");
  }

  @Test
  void readsAssignmentsAndUnloadsLeaveNoLockBehind() {
    LoadedModule module = kernel.insmod(ModuleDefinition.of("m", PORTS), "ports=1,2");
    module.get(PORTS);
    inAnotherThread(() -> module.set(PORTS, List.of(3)));
    inAnotherThread(() -> module.attribute("ports").store("4,5"));
    kernel.rmmod("m");
    inAnotherThread(() -> seen.add(module.get(PORTS).toString()));
    assertThat(seen).containsExactly("[4, 5]");
  }

  private static void inAnotherThread(Runnable action) {
    WaitingThread.of(action).startAndAwaitWait().join();
  }

  @KernelModule(name = "disk")
  static final class Disk {
    @ModuleParam(permissions = 0644)
    int depth = 4;
  }

  @Test
  void theFieldsOfAnObjectHaveTheirDefaultsAtEachLoad() {
    Disk disk = new Disk();
    ModuleDefinition definition = ModuleDefinition.ofInstance(disk);
    kernel.insmod(definition, "depth=9");
    kernel.rmmod("disk");
    assertThat(disk.depth).isEqualTo(9);
    kernel.insmod(definition);
    assertThat(disk.depth).isEqualTo(4);
  }
}
