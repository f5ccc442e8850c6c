// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A constructor may open a device: it runs for a load that needs an object, and for no other. */
class ConstructorTest {

  private static final AtomicInteger MADE = new AtomicInteger();

  @KernelModule(name = "opener", license = "Proprietary")
  static class Opener {
    @ModuleParam int size = 1;

    Opener() {
      MADE.incrementAndGet();
    }
  }

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final ModuleDefinition definition = ModuleDefinition.ofClass(Opener.class);

  @BeforeEach
  void forgetThePrototype() {
    MADE.set(0);
  }

  private void assertNoneIsMade(String errno, ModuleDefinition refused, String line) {
    assertThat(Kernels.errno(() -> kernel.insmod(refused, line))).isEqualTo(errno);
    assertThat(MADE).hasValue(0);
    assertThat(kernel.module("opener")).isEmpty();
  }

  @Test
  void aLoadMakesOneObject() {
    kernel.insmod(definition, "size=2");
    assertThat(MADE).hasValue(1);
  }

  @Test
  void aModuleThatIsLoadedIsNotMadeAgain() {
    kernel.insmod(Opener.class, "");
    int before = MADE.get();

    assertThat(Kernels.errno(() -> kernel.insmod(definition))).isEqualTo("EEXIST");
    assertThat(Kernels.errno(() -> kernel.insmod(Opener.class, ""))).isEqualTo("EEXIST");

    assertThat(MADE).hasValue(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"V6_1", "V6_12"})
  void theKernelSaysTheSameOfAClassAndOfItsDefinition(String version) {
    SimulatedKernel first =
        SimulatedKernel.builder().version(KernelVersion.valueOf(version)).build();
    SimulatedKernel second =
        SimulatedKernel.builder().version(KernelVersion.valueOf(version)).build();
    ModuleDefinition free = ModuleDefinition.of("opener");
    first.insmod(free);
    second.insmod(free);

    Kernels.errno(() -> first.insmod(Opener.class, ""));
    Kernels.errno(() -> second.insmod(definition));

    assertThat(first.taints()).isEqualTo(second.taints());
    assertThat(Kernels.log(first)).isEqualTo(Kernels.log(second));
  }

  @Test
  void aModuleWithoutWhatItDependsOnIsNotMade() {
    assertNoneIsMade("ENOENT", definition.dependsOn("bus"), "");
    assertThat(Kernels.log(kernel)).endsWith("4 opener: Unknown symbol bus (err -2)");
  }

  @Test
  void aModuleWhoseLineIsTooLongIsNotMade() {
    assertNoneIsMade("ENOMEM", definition, " ".repeat(4 << 20));
  }

  @Test
  void aModuleWhoseLineCannotBeReadIsNotMade() {
    assertThat(Kernels.errno(() -> kernel.finitModule(definition, null, 0))).isEqualTo("EFAULT");
    assertThat(MADE).hasValue(0);
  }

  @Test
  void aModuleThatALockedDownKernelRefusesIsNotMade() {
    kernel.lockDown(Lockdown.INTEGRITY);
    assertNoneIsMade("EPERM", definition.unsigned(), "");
  }

  @Test
  void aRefusedLoadLeavesTheFieldsOfAnObjectAlone() {
    Opener driver = new Opener();
    ModuleDefinition ofInstance = ModuleDefinition.ofInstance(driver).dependsOn("bus");
    driver.size = 7;

    assertThat(Kernels.errno(() -> kernel.insmod(ofInstance))).isEqualTo("ENOENT");

    assertThat(driver.size).isEqualTo(7);
  }

  @Test
  void aRustTypeIsMissedAfterTheNameIsFoundTaken() {
    SimulatedKernel old = SimulatedKernel.builder().version(KernelVersion.V6_12).build();
    old.insmod(ModuleDefinition.of("rust"));
    ModuleDefinition rust = ModuleDefinition.of("rust", Param.of("count", ParamTypes.U8));
    assertThat(Kernels.errno(() -> old.insmod(rust))).isEqualTo("EEXIST");
  }
}
