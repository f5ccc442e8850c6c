// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Loads with the flags of {@code finit_module(2)}, and of bytes that are signed. */
class ForcedLoadTest {

  private static final ModuleDefinition PLAIN = ModuleDefinition.of("plain");
  private static final byte[] NONE = {};

  private final SimulatedKernel kernel = new SimulatedKernel();

  @Test
  void aLoadThatIgnoresTheVersionsOfSymbolsTaints() {
    LoadedModule module = kernel.finitModule(PLAIN, NONE, 1);

    assertThat(module.state()).isEqualTo(LoadedModule.State.LIVE);
    assertThat(kernel.taints()).containsExactly(Taint.FORCED_MODULE, Taint.UNSIGNED_MODULE);
    assertThat(Kernels.log(kernel))
        .containsExactly(
            "4 plain: module_layout: kernel tainted.",
            "4 Disabling lock debugging due to kernel taint",
            "5 plain: module verification failed: signature and/or required key missing -"
                + " tainting kernel");
  }

  @Test
  void aLoadThatIgnoresTheReleaseTaints() {
    kernel.finitModule(PLAIN, NONE, 2);
    kernel.finitModule(ModuleDefinition.of("second"), NONE, 2);

    assertThat(kernel.taints()).contains(Taint.FORCED_MODULE);
    assertThat(kernel.module("second").orElseThrow().taintLetters()).contains("F");
    assertThat(Kernels.log(kernel))
        .filteredOn(record -> record.contains("vermagic"))
        .as("said once")
        .containsExactly("4 plain: bad vermagic: kernel tainted.");
  }

  @Test
  void aKernelWithoutVersionsOfSymbolsHasNoneToIgnore() {
    SimulatedKernel without = SimulatedKernel.builder().symbolVersions(false).build();
    without.finitModule(PLAIN, NONE, 1);
    assertThat(without.taints()).doesNotContain(Taint.FORCED_MODULE);
    without.finitModule(ModuleDefinition.of("second"), NONE, 3);
    assertThat(without.taints()).contains(Taint.FORCED_MODULE);
  }

  @Test
  void aModuleIsNotCompressed() {
    assertThat(Kernels.errno(() -> kernel.finitModule(PLAIN, NONE, 4))).isEqualTo("EINVAL");
    assertThat(Kernels.log(kernel)).containsExactly("3 not an xz compressed module");
  }

  @Test
  void otherFlagsAreUnknown() {
    assertThat(Kernels.errno(() -> kernel.finitModule(PLAIN, NONE, 8))).isEqualTo("EINVAL");
    assertThat(Kernels.log(kernel)).isEmpty();
  }

  @Test
  void bytesThatEndAsSignedOnesDoAreLookedAt() {
    SimulatedKernel strict = SimulatedKernel.builder().commandLine("module.sig_enforce").build();
    String text = "#!/bin/sh\n".repeat(9);
    byte[] signed = (text + "~Module signature appended~\n").getBytes(StandardCharsets.UTF_8);
    byte[] almost = (text + "~Module signature appended~").getBytes(StandardCharsets.UTF_8);

    assertThat(Kernels.errno(() -> strict.initModule(signed, NONE, unused -> PLAIN)))
        .isEqualTo("ENOEXEC");
    assertThat(Kernels.errno(() -> strict.initModule(almost, NONE, unused -> PLAIN)))
        .isEqualTo("EKEYREJECTED");
  }
}
