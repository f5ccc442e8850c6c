// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only some modules, some versions or some moments show. */
class KernelEdgesTest {

  private static SimulatedKernel kernel(KernelVersion version) {
    return SimulatedKernel.builder().version(version).build();
  }

  @Test
  void aNamespaceOfModulesIsRefusedSince616() {
    ModuleDefinition importer = ModuleDefinition.of("importer").addTag("import_ns", "module:kvm");
    SimulatedKernel recent = kernel(KernelVersion.V6_18);

    assertThat(Kernels.errno(() -> recent.insmod(importer))).isEqualTo("EPERM");
    assertThat(Kernels.log(recent))
        .containsExactly("3 importer: module tries to import module namespace: module:kvm");
    assertThat(kernel(KernelVersion.V6_12).insmod(importer).state())
        .isEqualTo(LoadedModule.State.LIVE);
  }

  @Test
  void theFileOfNamespacesCameWith72() {
    ModuleDefinition importer =
        ModuleDefinition.of("importer").addTag("import_ns", "CRYPTO").addTag("import_ns", "USB");
    SimulatedKernel recent = kernel(KernelVersion.V7_2);
    recent.insmod(importer);
    recent.insmod(ModuleDefinition.of("other"));
    SimulatedKernel old = kernel(KernelVersion.V6_12);
    old.insmod(importer);

    assertThat(recent.files().read("/sys/module/importer/import_ns")).isEqualTo("CRYPTO\nUSB\n");
    assertThat(recent.files().list("/sys/module/other")).doesNotContain("import_ns");
    assertThat(old.files().list("/sys/module/importer")).doesNotContain("import_ns");
  }

  @Test
  void aLivePatchTaintsAndIsNotedOnce() {
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(ModuleDefinition.of("patch").addTag("livepatch", "Y"));
    kernel.insmod(ModuleDefinition.of("patch2").addTag("livepatch", "Y"));
    assertThat(kernel.taints()).containsExactly(Taint.LIVE_PATCH);
    assertThat(Kernels.log(kernel))
        .containsExactly("5 patch: tainting kernel with TAINT_LIVEPATCH");
  }

  @Test
  void testModulesTaintSince60() {
    ModuleDefinition test = ModuleDefinition.of("kunit").addTag("test", "Y");
    SimulatedKernel old = kernel(KernelVersion.V5_15);
    SimulatedKernel recent = kernel(KernelVersion.V6_1);
    old.insmod(test);
    recent.insmod(test);
    assertThat(old.taints()).isEmpty();
    assertThat(recent.taints()).containsExactly(Taint.TEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ndiswrapper", "driverloader", "lve"})
  void someNamesAreProprietaryWhateverTheirLicence(String name) {
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(ModuleDefinition.of(name));
    assertThat(kernel.taints()).containsExactly(Taint.PROPRIETARY_MODULE);
    assertThat(Kernels.log(kernel))
        .containsExactly(
            "4 Disabling lock debugging due to kernel taint",
            "4 " + name + ": module license taints kernel.");
  }

  @Test
  void aModuleThatTaintsIsMarkedWhileItComesAndGoes() {
    SimulatedKernel kernel = new SimulatedKernel();
    List<String> lines = new ArrayList<>();
    kernel.insmod(
        ModuleDefinition.of("driver")
            .outOfTree()
            .lifecycle(
                new ModuleLifecycle() {
                  @Override
                  public int init(ModuleContext module) {
                    lines.add(kernel.files().read("/proc/modules"));
                    return 0;
                  }

                  @Override
                  public void exit(ModuleContext module) {
                    lines.add(kernel.files().read("/proc/modules"));
                  }
                }));
    lines.add(kernel.files().read("/proc/modules"));
    kernel.rmmod("driver");

    assertThat(lines.get(0)).contains(" 1 - Loading ").endsWith(" (O+)\n");
    assertThat(lines.get(1)).contains(" 0 - Live ").endsWith(" (O)\n");
    assertThat(lines.get(2)).contains(" -1 - Unloading ").endsWith(" (O-)\n");
  }

  @Test
  void theFilesOfProcShowAndTakeSettings() {
    SimulatedKernel kernel = new SimulatedKernel();
    String tainted = "/proc/sys/kernel/tainted";
    String disabled = "/proc/sys/kernel/modules_disabled";

    kernel.files().write(tainted, "4096\n");
    assertThat(Kernels.errno(() -> kernel.files().write(tainted, "-1"))).isEqualTo("EINVAL");
    assertThat(kernel.files().read(tainted)).isEqualTo("4096\n");
    assertThat(kernel.taints()).containsExactly(Taint.OUT_OF_TREE_MODULE);

    assertThat(kernel.files().read(disabled)).isEqualTo("0\n");
    kernel.files().write(disabled, "1");
    assertThat(kernel.files().read(disabled)).isEqualTo("1\n");
  }

  @Test
  void aHeldModuleGoesByForce() {
    SimulatedKernel kernel = new SimulatedKernel();
    LoadedModule module = kernel.insmod(ModuleDefinition.of("held"));
    try (KernelListener.Registration reference = module.hold()) {
      assertThat(reference).isNotNull();
      assertThat(Kernels.errno(() -> kernel.rmmod("held"))).isEqualTo("EAGAIN");
      kernel.deleteModule("held", 01000);
      assertThat(module.state()).isEqualTo(LoadedModule.State.GONE);
    }
    assertThat(kernel.taints()).containsExactly(Taint.FORCED_RMMOD);
  }
}
