// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a kernel does depends on the release that it answers as. */
class KernelVersionTest {

  private static final Param<Boolean> FLAG = Param.of("flag", ParamTypes.BOOL).permissions(0644);
  private static final ModuleDefinition DRIVER = ModuleDefinition.of("driver", FLAG);

  private static SimulatedKernel kernel(KernelVersion version) {
    return SimulatedKernel.builder().version(version).build();
  }

  private static ModuleDefinition returning(int result) {
    return DRIVER.lifecycle(
        new ModuleLifecycle() {
          @Override
          public int init(ModuleContext module) {
            return result;
          }
        });
  }

  @Test
  void theUsualOneIsLinux612() {
    assertThat(new SimulatedKernel().version()).isEqualTo(KernelVersion.V6_12);
  }

  @ParameterizedTest
  @EnumSource
  void procSaysTheRelease(KernelVersion version) {
    SimulatedKernel kernel = kernel(version);
    assertThat(kernel.files().read("/proc/sys/kernel/osrelease"))
        .isEqualTo(version.release() + "\n");
    assertThat(kernel.files().read("/proc/version")).contains(" " + version.number() + ".");
    assertThat(KernelVersion.of(version.release())).contains(version);
  }

  @ParameterizedTest
  @CsvSource({"6.12.117, V6_12", "6.1.0-56-amd64, V6_1", "7.2, V7_2", "5.15.0-rc1, V5_15"})
  void aReleaseBelongsToAVersion(String release, KernelVersion version) {
    assertThat(KernelVersion.of(release)).contains(version);
  }

  @ParameterizedTest
  @CsvSource({
    "6.12.117, V6_12",
    "6.8.0-45-generic, V6_6",
    "6.13, V6_12",
    "6.120, V6_19",
    "4.19.0, V5_15",
    "5.15.1, V5_15",
    "8.0, V7_2",
    "fake, V6_12",
    "99999.1, V6_12",
    "'', V6_12"
  })
  void aReleaseBehavesLikeTheNewestVersionThatIsNotNewer(String release, KernelVersion version) {
    assertThat(KernelVersion.nearest(release)).isEqualTo(version);
  }

  @ParameterizedTest
  @EnumSource
  void aLineIsCheckedAsTheVersionDoes(KernelVersion version) {
    for (String line : List.of("flag=true", "flag=enable", "flag=on", "flag=x")) {
      Optional<Errno> checked = ArgumentReport.check(DRIVER, line, version).errno();
      try {
        kernel(version).insmod(DRIVER, line);
        assertThat(checked).isEmpty();
      } catch (LoadException refusal) {
        assertThat(checked).contains(refusal.errno());
      }
    }
  }

  @Test
  void aReleaseHasTheFeaturesOfThoseBeforeIt() {
    assertThat(KernelFeature.of(5, 99)).isEmpty();
    assertThat(KernelFeature.of(6, 1))
        .contains(KernelFeature.TEST_MODULES_TAINT)
        .doesNotContain(KernelFeature.NAME_BEFORE_TAINTS);
    assertThat(KernelFeature.of(6, 19))
        .contains(KernelFeature.NAME_BEFORE_TAINTS, KernelFeature.RUST_PARAMETERS)
        .doesNotContain(KernelFeature.LARGE_POSITIONS);
    assertThat(KernelFeature.of(7, 1)).isEqualTo(KernelFeature.of(6, 19));
    assertThat(KernelFeature.of(8, 0)).containsExactlyInAnyOrder(KernelFeature.values());
  }

  @Test
  void otherReleasesBelongToNone() {
    assertThat(KernelVersion.of("6.120")).isEmpty();
    assertThat(KernelVersion.of("4.19")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, V5_15, V6_1", "enable, V6_12, V6_18", "disabled, V6_12, V6_18"})
  void aWordBecomesATruthValue(String word, KernelVersion before, KernelVersion since) {
    assertThat(kernel(since).insmod(DRIVER, "flag=" + word).getBoolean(FLAG))
        .isEqualTo(!word.startsWith("d"));
    assertThat(Kernels.errno(() -> kernel(before).insmod(DRIVER, "flag=" + word)))
        .isEqualTo("EINVAL");
  }

  @ParameterizedTest
  @CsvSource({"V6_1, 989", "V6_6, 1021"})
  void aRecordHoldsSoManyBytes(KernelVersion version, int length) {
    SimulatedKernel kernel = kernel(version);
    kernel.insmod(DRIVER, "x".repeat(2000));
    assertThat(kernel.log().records())
        .singleElement()
        .extracting(r -> r.bytes().length)
        .isEqualTo(length);
  }

  @Test
  void anInitFunctionThatSaysItExistsIsBusyIn72() {
    ModuleDefinition module = returning(Errno.EEXIST.result());
    assertThat(Kernels.errno(() -> kernel(KernelVersion.V6_19).insmod(module))).isEqualTo("EEXIST");
    assertThat(Kernels.errno(() -> kernel(KernelVersion.V7_2).insmod(module))).isEqualTo("EBUSY");
  }

  @Test
  void thePositiveResultOfAnInitFunctionIsComplainedOfInOneLineSince71() {
    String convention = "init suspiciously returned 5, it should follow 0/-E convention";
    SimulatedKernel before = kernel(KernelVersion.V6_19);
    assertThat(before.insmod(returning(5)).state()).isEqualTo(LoadedModule.State.LIVE);
    assertThat(Kernels.log(before))
        .contains(
            "4 do_init_module: 'driver'->"
                + convention
                + "\ndo_init_module: loading module anyway...");
    SimulatedKernel since = kernel(KernelVersion.V7_2);
    assertThat(since.insmod(returning(5)).state()).isEqualTo(LoadedModule.State.LIVE);
    assertThat(Kernels.log(since)).contains("4 driver: " + convention);
  }

  @Test
  void aResultBelowAllErrorsIsKept() {
    InitFailedException failure =
        Kernels.failure(
            InitFailedException.class, () -> new SimulatedKernel().insmod(returning(-5000)));
    assertThat(failure.result()).isEqualTo(-5000);
  }

  @Test
  void rustParametersCameWith619() {
    ModuleDefinition rust = ModuleDefinition.of("rust", Param.of("count", ParamTypes.U8));
    assertThat(Kernels.failure(LoadException.class, () -> kernel(KernelVersion.V6_12).insmod(rust)))
        .hasMessageContaining("parameter count is of Rust's type u8")
        .hasMessageContaining("Linux 6.12")
        .hasMessageEndingWith("they came with 6.19");
    assertThat(kernel(KernelVersion.V6_19).insmod(rust).state()).isEqualTo(LoadedModule.State.LIVE);
    assertThat(new SimulatedKernel().insmod(rust).state()).isEqualTo(LoadedModule.State.LIVE);
  }

  @Test
  void anotherModulesMessagesMayBeAskedForSince61() {
    SimulatedKernel old = kernel(KernelVersion.V5_15);
    old.insmod(DRIVER, "dyndbg=\"module other +p\"");
    assertThat(Kernels.log(old))
        .containsExactly(
            "3 dyndbg: match-spec:module val:driver overridden by other",
            "3 dyndbg: query parse failed");
    SimulatedKernel nameless = kernel(KernelVersion.V5_15);
    nameless.insmod(DRIVER, ".dyndbg=\"module other +p\"");
    assertThat(Kernels.log(nameless))
        .contains("3 dyndbg: match-spec:module val: overridden by other");
    SimulatedKernel newer = kernel(KernelVersion.V6_1);
    newer.insmod(DRIVER, "dyndbg=\"module other +p\"");
    assertThat(Kernels.log(newer)).isEmpty();
  }

  @Test
  void messagesHaveClassesSince61() {
    SimulatedKernel old = kernel(KernelVersion.V5_15);
    old.insmod(DRIVER, "dyndbg=\"class DRM_UT_CORE +p\"");
    assertThat(Kernels.log(old))
        .containsExactly("3 dyndbg: unknown keyword \"class\"", "3 dyndbg: query parse failed");
    SimulatedKernel newer = kernel(KernelVersion.V6_1);
    newer.insmod(DRIVER, "dyndbg=\"class DRM_UT_CORE +p\"");
    assertThat(Kernels.log(newer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"V5_15, n0, fd", "V6_1, n0f, d", "V6_12, n0F, D", "V6_18, n0fdD, e"})
  void aWordThatIsFalseAsksForNoAsyncProbe(KernelVersion version, String no, String yes) {
    no.chars().forEach(letter -> assertThat(asksForAsyncProbe(version, letter)).isFalse());
    yes.chars().forEach(letter -> assertThat(asksForAsyncProbe(version, letter)).isTrue());
  }

  private static boolean asksForAsyncProbe(KernelVersion version, int letter) {
    String line = "async_probe=" + Character.toString(letter);
    return kernel(version).insmod(DRIVER, line).isAsyncProbeRequested();
  }

  @Test
  void theLogOf72BeginsWithTheCommandLineInPieces() {
    String words = "quiet ".repeat(300).strip();
    SimulatedKernel kernel =
        SimulatedKernel.builder().version(KernelVersion.V7_2).commandLine(words).build();
    assertThat(Kernels.log(kernel))
        .hasSize(3)
        .satisfies(
            log ->
                assertThat(log.get(1))
                    .startsWith("5 Kernel command line: quiet")
                    .endsWith("quiet \\"))
        .satisfies(
            log ->
                assertThat(log.get(2))
                    .startsWith("5 Kernel command line: quiet")
                    .endsWith("quiet"));
  }
}
