// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.errno;
import static dev.modparam.kernel.Kernels.failure;
import static dev.modparam.kernel.Kernels.log;
import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaintTest {

  private static final ModuleDefinition PLAIN = ModuleDefinition.of("driver");
  private static final Param<Integer> RISKY = Param.of("risky", INT).permissions(0644).unsafe();

  private final SimulatedKernel kernel = new SimulatedKernel();

  @Test
  void anInTreeSignedModuleUnderTheGplTaintsNothing() {
    assertThat(kernel.insmod(PLAIN).taints()).isEmpty();
    assertThat(kernel.taint()).isZero();
    assertThat(kernel.taints()).isEmpty();
    assertThat(log(kernel)).isEmpty();
  }

  @Test
  void anOutOfTreeUnsignedModuleIsWarnedOfOncePerBoot() {
    LoadedModule first = kernel.insmod(PLAIN.outOfTree().unsigned());

    assertThat(log(kernel))
        .containsExactly(
            "4 driver: loading out-of-tree module taints kernel.",
            "5 driver: module verification failed: signature and/or required key missing -"
                + " tainting kernel");
    assertThat(kernel.taint()).isEqualTo(4096 + 8192);
    assertThat(first.taints())
        .containsExactlyInAnyOrder(Taint.OUT_OF_TREE_MODULE, Taint.UNSIGNED_MODULE);
    assertThat(kernel.files().read("/sys/module/driver/taint")).isEqualTo("OE\n");
    kernel.log().clear();
    LoadedModule second = kernel.insmod(ModuleDefinition.of("other").outOfTree().unsigned());
    assertThat(log(kernel)).isEmpty();
    assertThat(second.taints()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GPL",
        "GPL v2",
        "GPL and additional rights",
        "Dual BSD/GPL",
        "Dual MIT/GPL",
        "Dual MPL/GPL"
      })
  void compatibleLicencesDoNotTaint(String license) {
    kernel.insmod(PLAIN.license(license));

    assertThat(kernel.taint()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Proprietary", "MIT", "gpl", "GPLv2", ""})
  void otherLicencesTaint(String license) {
    LoadedModule module = kernel.insmod(PLAIN.license(license));

    assertThat(log(kernel))
        .containsExactly(
            "4 driver: module license '" + license + "' taints kernel.",
            "4 Disabling lock debugging due to kernel taint",
            "4 driver: module license taints kernel.");
    assertThat(kernel.taints()).containsExactly(Taint.PROPRIETARY_MODULE);
    assertThat(module.taints()).containsExactly(Taint.PROPRIETARY_MODULE);
    assertThat(kernel.files().read("/proc/modules")).endsWith(" (P)\n");
  }

  @Test
  void modulesAfterAProprietaryOneAreNotBlamedForIt() {
    kernel.insmod(ModuleDefinition.of("first").license("Proprietary"));
    List<String> before = log(kernel);
    LoadedModule second = kernel.insmod(ModuleDefinition.of("second"));
    assertThat(log(kernel)).isEqualTo(before);
    assertThat(second.taints()).isEmpty();
  }

  @Test
  void someTaintsAreNotOfModules() {
    assertThat(Taint.values())
        .filteredOn(Taint::isOfModules)
        .extracting(Taint::letter)
        .containsExactly('P', 'F', 'C', 'O', 'E', 'K', 'X', 'T', 'N', 'J');
  }

  @Test
  void stagingAndTestModulesTaint() {
    kernel.insmod(PLAIN.addTag("staging", "Y").addTag("test", "Y"));

    assertThat(log(kernel))
        .containsExactly(
            "4 driver: module is from the staging directory, the quality is unknown, you have been"
                + " warned.",
            "4 driver: loading test module taints kernel.");
    assertThat(kernel.taints()).containsExactly(Taint.CRAP, Taint.TEST);
    assertThat(kernel.files().read("/sys/module/driver/taint")).isEqualTo("CN\n");
  }

  @Test
  void settingAnUnsafeParameterTaintsEachTimeAndForGood() {
    ModuleDefinition definition = ModuleDefinition.of("driver", RISKY);
    LoadedModule module = kernel.insmod(definition, "risky=1");
    module.attribute("risky").store("2");
    kernel.rmmod("driver");

    assertThat(log(kernel))
        .containsExactly(
            "5 Setting dangerous option risky - tainting kernel",
            "5 Setting dangerous option risky - tainting kernel");
    assertThat(kernel.taint()).isEqualTo(64);
    assertThat(module.taints()).isEmpty();
  }

  @Test
  void anUnsafeParameterTaintsEvenIfTheValueIsBadButNotIfItIsMissing() {
    ModuleDefinition definition = ModuleDefinition.of("driver", RISKY);

    assertThat(errno(() -> kernel.insmod(definition, "risky"))).isEqualTo("EINVAL");
    assertThat(kernel.taint()).isZero();
    assertThat(errno(() -> kernel.insmod(definition, "risky=x"))).isEqualTo("EINVAL");
    assertThat(kernel.taints()).containsExactly(Taint.USER);
  }

  @Test
  void checkingALineTaintsNothing() {
    ArgumentReport.check(ModuleDefinition.of("driver", RISKY), "risky=1");

    assertThat(kernel.taint()).isZero();
  }

  @Test
  void aFailedLoadTaintsToo() {
    assertThat(
            errno(() -> kernel.insmod(ModuleDefinition.of("driver", RISKY).outOfTree(), "risky=x")))
        .isEqualTo("EINVAL");
    assertThat(kernel.taint()).isEqualTo(4096 + 64);
  }

  @Test
  void theBitsAndLettersAreThoseOfLinux() {
    assertThat(
            Arrays.stream(Taint.values()).map(t -> "" + t.letter()).collect(Collectors.joining()))
        .isEqualTo("PFSRMBUDAWCIOELKXTNJ");
    assertThat(Taint.PROPRIETARY_MODULE.mask()).isEqualTo(1);
    assertThat(Taint.TEST.mask()).isEqualTo(1 << 18);
  }

  @Test
  void aHardwareParameterIsRefusedWhenTheKernelIsLockedDown() {
    Param<Integer> port = Param.of("port", INT).permissions(0644).hardware().unsafe();
    ModuleDefinition definition = ModuleDefinition.of("driver", port);
    SimulatedKernel locked = SimulatedKernel.builder().comm("modprobe").build();
    LoadedModule module = locked.insmod(definition, "port=1");
    assertThat(locked.lockDown(Lockdown.INTEGRITY)).isTrue();
    locked.log().clear();
    long taint = locked.taint();

    assertThat(failure(StoreException.class, () -> module.attribute("port").store("2")))
        .hasMessageContaining(
            "EPERM (Operation not permitted): parameter port refused `2': it sets hardware and the"
                + " kernel is locked down; expected");
    assertThat(log(locked))
        .containsExactly(
            "5 Lockdown: modprobe: unsafe module parameters is restricted; see man"
                + " kernel_lockdown.7");
    assertThat(module.attribute("port").show()).isEqualTo("1\n");
    locked.rmmod("driver");
    assertThat(failure(RejectedArgumentsException.class, () -> locked.insmod(definition, "port=2")))
        .hasMessageContaining(
            "port: `2' is refused with EPERM at byte 5: it sets hardware and the kernel is locked"
                + " down;");
    assertThat(locked.taint()).isEqualTo(taint);
  }

  @Test
  void aBareNameOfAHardwareParameterIsRefusedToo() {
    Param<Boolean> on = Param.of("on", dev.modparam.param.ParamTypes.BOOL).hardware();
    SimulatedKernel locked = SimulatedKernel.builder().lockdown(Lockdown.INTEGRITY).build();

    assertThat(errno(() -> locked.insmod(ModuleDefinition.of("driver", on), "on")))
        .isEqualTo("EPERM");
  }

  @Test
  void anUnsignedModuleIsRefusedWhenTheKernelIsLockedDown() {
    SimulatedKernel locked = SimulatedKernel.builder().lockdown(Lockdown.INTEGRITY).build();

    assertThat(failure(LoadException.class, () -> locked.insmod(PLAIN.unsigned())))
        .hasMessage(
            "cannot load driver: EPERM (Operation not permitted), it is not signed and the kernel"
                + " is locked down");
    assertThat(log(locked))
        .containsExactly(
            "5 Lockdown: java: unsigned module loading is restricted; see man kernel_lockdown.7");
    assertThat(locked.insmod(PLAIN).state()).isEqualTo(LoadedModule.State.LIVE);
  }

  @Test
  void lockdownOnlyGoesUp() {
    assertThat(kernel.lockdown()).isEqualTo(Lockdown.NONE);
    assertThat(kernel.lockDown(Lockdown.CONFIDENTIALITY)).isTrue();
    assertThat(kernel.lockDown(Lockdown.INTEGRITY)).isFalse();
    assertThat(kernel.lockDown(Lockdown.CONFIDENTIALITY)).isFalse();
    assertThat(kernel.lockdown()).isEqualTo(Lockdown.CONFIDENTIALITY);
    assertThat(log(kernel))
        .containsExactly("5 Kernel is locked down from securityfs; see man kernel_lockdown.7");
  }

  @Test
  void theLockdownFileTakesAndShowsTheLevel() {
    String file = "/sys/kernel/security/lockdown";
    KernelFiles files = kernel.files();

    assertThat(errno(() -> files.write(file, "none\n"))).isEqualTo("EPERM");
    assertThat(errno(() -> files.write(file, "whatever"))).isEqualTo("EINVAL");
    assertThat(files.write(file, "integrity\n")).isEqualTo(10);
    assertThat(files.read(file)).isEqualTo("none [integrity] confidentiality\n");
    assertThat(errno(() -> files.write(file, "integrity"))).isEqualTo("EPERM");
    assertThat(files.write(file, "confidentiality")).isEqualTo(15);
    assertThat(kernel.lockdown()).isEqualTo(Lockdown.CONFIDENTIALITY);
    assertThat(errno(() -> kernel.files(Credentials.NOBODY).write(file, "none")))
        .isEqualTo("EACCES");
  }
}
