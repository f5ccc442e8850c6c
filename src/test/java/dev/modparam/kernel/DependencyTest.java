// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import org.junit.jupiter.api.Test;

class DependencyTest {

  private static final ModuleDefinition BASE = ModuleDefinition.of("base");
  private static final ModuleDefinition USER = ModuleDefinition.of("user").dependsOn("base");

  private final SimulatedKernel kernel = new SimulatedKernel();

  @Test
  void aModuleNeedsWhatItDependsOn() {
    assertThat(failure(LoadException.class, () -> kernel.insmod(USER)))
        .hasMessage(
            "cannot load user: ENOENT (No such file or directory), it depends on base, which is not"
                + " loaded: load that first");
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  void aDependencyIsHeldByWhoeverDependsOnIt() {
    LoadedModule base = kernel.insmod(BASE);
    LoadedModule user = kernel.insmod(USER);
    kernel.insmod(ModuleDefinition.of("other").dependsOn("base"));

    assertThat(base.referenceCount()).isEqualTo(2);
    assertThat(base.holders()).containsExactly("user", "other");
    assertThat(user.dependencies()).containsExactly(base);
    assertThat(kernel.modules())
        .extracting(LoadedModule::name)
        .containsExactly("other", "user", "base");
    assertThat(kernel.files().read("/proc/modules"))
        .isEqualTo(
            """
            other 16384 0 - Live 0x0000000000000000
            user 16384 0 - Live 0x0000000000000000
            base 16384 2 other,user, Live 0x0000000000000000
            """);
    assertThat(failure(UnloadException.class, () -> kernel.rmmod("base")))
        .hasMessage(
            "cannot unload base: EAGAIN (Resource temporarily unavailable), it is used by [user,"
                + " other]");
  }

  @Test
  void anUnloadReleasesTheDependencies() {
    LoadedModule base = kernel.insmod(BASE);
    kernel.insmod(USER);
    kernel.rmmod("user");

    assertThat(base.referenceCount()).isZero();
    assertThat(base.holders()).isEmpty();
    kernel.rmmod("base");
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  void aFailedLoadReleasesTheDependencies() {
    LoadedModule base = kernel.insmod(BASE);
    ModuleDefinition rejecting =
        ModuleDefinition.of("user", Param.of("size", ParamTypes.INT)).dependsOn("base");
    failure(RejectedArgumentsException.class, () -> kernel.insmod(rejecting, "size=x"));
    ModuleDefinition failing =
        USER.lifecycle(
            new ModuleLifecycle() {
              @Override
              public int init(ModuleContext module) {
                return Errno.EIO.result();
              }
            });
    failure(InitFailedException.class, () -> kernel.insmod(failing));

    assertThat(base.referenceCount()).isZero();
    assertThat(base.holders()).isEmpty();
  }

  @Test
  void ofSeveralDependenciesNoneIsHeldIfOneIsMissing() {
    LoadedModule base = kernel.insmod(BASE);

    failure(
        LoadException.class,
        () -> kernel.insmod(ModuleDefinition.of("user").dependsOn("base", "missing")));
    assertThat(base.referenceCount()).isZero();
  }

  @Test
  void aBuiltInModuleIsADependencyThatNobodyHolds() {
    SimulatedKernel booted = SimulatedKernel.builder().addBuiltIn(BASE).build();

    assertThat(booted.insmod(USER).dependencies()).isEmpty();
    assertThat(booted.module("base").orElseThrow().referenceCount()).isZero();
  }

  @Test
  void aReferenceHoldsAModuleUntilItIsGivenBack() {
    LoadedModule base = kernel.insmod(BASE);
    KernelListener.Registration one = base.hold();
    KernelListener.Registration other = base.hold();

    assertThat(base.referenceCount()).isEqualTo(2);
    assertThat(failure(UnloadException.class, () -> kernel.rmmod("base")))
        .hasMessage(
            "cannot unload base: EAGAIN (Resource temporarily unavailable), it is held by 2"
                + " references");
    one.close();
    one.close();
    assertThat(base.referenceCount()).isEqualTo(1);
    other.close();
    kernel.rmmod("base");
    assertThatThrownBy(base::hold)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("module base is GONE and cannot be held");
  }

  @Test
  void theHoldersDirectoryLeadsToTheHolders() {
    kernel.insmod(BASE);
    kernel.insmod(USER);
    KernelFiles files = kernel.files();

    assertThat(files.list("/sys/module/base/holders")).containsExactly("user");
    assertThat(files.read("/sys/module/base/holders/user/initstate")).isEqualTo("live\n");
    assertThat(files.read("/sys/module/base/refcnt")).isEqualTo("1\n");
    assertThat(files.list("/sys/module/user/holders")).isEmpty();
    assertThat(Kernels.errno(() -> files.stat("/sys/module/base/holders/other")))
        .isEqualTo("ENOENT");
  }
}
