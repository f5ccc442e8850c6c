// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which modules a kernel takes, and which it lets go. */
class ModulePolicyTest {

  private static final ModuleDefinition PLAIN = ModuleDefinition.of("plain");

  private static ModuleDefinition starting(String name, List<String> started, int result) {
    return ModuleDefinition.of(name)
        .lifecycle(
            new ModuleLifecycle() {
              @Override
              public int init(ModuleContext module) {
                started.add(name);
                return result;
              }
            });
  }

  @Test
  void builtInModulesStartWhenTheKernelHasBootedAndAFailureDoesNotStopIt() {
    List<String> started = new ArrayList<>();
    SimulatedKernel kernel =
        SimulatedKernel.builder()
            .addBuiltIn(
                starting("first", started, Errno.ENODEV.result()), starting("second", started, 0))
            .build();
    assertThat(started).containsExactly("first", "second");
    assertThat(Kernels.log(kernel))
        .containsExactly("7 initcall first_init returned -19 after 0 usecs");
    assertThat(kernel.module("first")).isPresent();
  }

  @Test
  void theCommandLineMayForbidModules() {
    SimulatedKernel kernel =
        SimulatedKernel.builder().commandLine("module_blacklist=other,plain").build();
    assertThat(Kernels.errno(() -> kernel.insmod(PLAIN))).isEqualTo("EPERM");
    assertThat(Kernels.log(kernel)).containsExactly("3 Module plain is blacklisted");
  }

  @Test
  void theCommandLineMayDemandSignatures() {
    SimulatedKernel kernel = SimulatedKernel.builder().commandLine("module.sig_enforce").build();
    assertThat(Kernels.errno(() -> kernel.insmod(PLAIN.unsigned()))).isEqualTo("EKEYREJECTED");
    assertThat(Kernels.log(kernel)).containsExactly("5 Loading of unsigned module is rejected");
    kernel.insmod(PLAIN);
  }

  @Test
  void dashesOfTheCommandLineAreUnderscores() {
    SimulatedKernel kernel =
        SimulatedKernel.builder()
            .commandLine("module-blacklist=plain module.sig-enforce=1")
            .build();

    assertThat(Kernels.errno(() -> kernel.insmod(PLAIN))).isEqualTo("EPERM");
    assertThat(Kernels.errno(() -> kernel.insmod(ModuleDefinition.of("other").unsigned())))
        .isEqualTo("EKEYREJECTED");
  }

  @Test
  void bytesAreLookedAtForThoseWhoMayLoadThem() {
    byte[] text = "#!/bin/sh\n".repeat(9).getBytes(StandardCharsets.UTF_8);
    SimulatedKernel kernel = SimulatedKernel.builder().commandLine("module.sig_enforce").build();

    assertThat(errnoOf(kernel, text)).isEqualTo("EKEYREJECTED");
    assertThat(errnoOf(kernel, new byte[63])).isEqualTo("ENOEXEC");
    assertThat(errnoOf(new SimulatedKernel(), text)).isEqualTo("ENOEXEC");
    kernel.files().write("/proc/sys/kernel/modules_disabled", "1");
    assertThat(errnoOf(kernel, text)).isEqualTo("EPERM");
  }

  private static String errnoOf(SimulatedKernel kernel, byte[] image) {
    return Kernels.errno(() -> kernel.initModule(image, new byte[0], unused -> PLAIN));
  }

  @Test
  void modulesCanBeDisabledForGood() {
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(PLAIN);
    kernel.files().write("/proc/sys/kernel/modules_disabled", "1\n");
    assertThat(Kernels.errno(() -> kernel.insmod(ModuleDefinition.of("other")))).isEqualTo("EPERM");
    assertThat(Kernels.errno(() -> kernel.rmmod("plain"))).isEqualTo("EPERM");
    assertThat(Kernels.errno(() -> kernel.files().write("/proc/sys/kernel/modules_disabled", "0")))
        .isEqualTo("EINVAL");
  }

  @Test
  void aModuleWithoutExitFunctionGoesByForceOnly() {
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(PLAIN.code(new ModuleLifecycle.Code(8192, true, Map.of())));
    assertThat(kernel.files().read("/proc/modules")).startsWith("plain 8192 0 [permanent], Live");
    assertThat(Kernels.errno(() -> kernel.rmmod("plain"))).isEqualTo("EBUSY");
    kernel.deleteModule("plain", 01000);
    assertThat(kernel.taints()).containsExactly(Taint.FORCED_RMMOD);
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  void oneReferenceIsOne() {
    SimulatedKernel kernel = new SimulatedKernel();
    LoadedModule module = kernel.insmod(PLAIN);
    module.hold();
    assertThat(Kernels.failure(UnloadException.class, () -> kernel.rmmod("plain")))
        .hasMessageContaining("it is held by a reference");
    module.hold();
    assertThat(Kernels.failure(UnloadException.class, () -> kernel.rmmod("plain")))
        .hasMessageContaining("it is held by 2 references");
  }

  @Test
  void missingSymbolsAreNamed() {
    SimulatedKernel kernel = new SimulatedKernel();
    ModuleDefinition user =
        PLAIN
            .dependsOn("base", "other")
            .code(
                new ModuleLifecycle.Code(
                    8192, false, Map.of("base", List.of("base_open", "base_close"))));
    assertThat(Kernels.errno(() -> kernel.insmod(user))).isEqualTo("ENOENT");
    assertThat(Kernels.log(kernel))
        .containsExactly(
            "4 plain: Unknown symbol base_open (err -2)",
            "4 plain: Unknown symbol base_close (err -2)",
            "4 plain: Unknown symbol other (err -2)");
  }

  @Test
  void argumentsThatCannotBeReadAreNoArguments() {
    assertThat(Kernels.errno(() -> new SimulatedKernel().finitModule(PLAIN, null, 0)))
        .isEqualTo("EFAULT");
  }

  @Test
  void bytesThatAreNotAModuleAreNotEvenRead() {
    SimulatedKernel kernel = new SimulatedKernel();
    assertThat(
            Kernels.errno(
                () ->
                    kernel.initModule(
                        new byte[64],
                        new byte[0],
                        image -> {
                          throw new AssertionError("read");
                        })))
        .isEqualTo("ENOEXEC");
    assertThat(Kernels.log(kernel)).containsExactly("3 Invalid ELF header magic: != \u007fELF");
  }

  @Test
  void theFirstThousandFindingsAreListed() {
    Param<Integer> n = Param.of("n", ParamTypes.INT);
    ArgumentReport report =
        ArgumentReport.check(ModuleDefinition.of("m", n), "n=x y ".repeat(1_500));
    assertThat(report.rejected()).hasSize(1_000);
    assertThat(report.unknown()).hasSize(1_000);
    assertThat(report.more()).isEqualTo(1_000);
    assertThat(report.explanations()).hasSize(2_001).endsWith("and 1000 more");
  }

  @Test
  void aCheckedLineHasTheLimitOfALoad() {
    String line = "x".repeat(4 << 20);
    assertThat(Kernels.errno(() -> ArgumentReport.check(PLAIN, line))).isEqualTo("ENOMEM");
    LoadedModule module = new SimulatedKernel().insmod(PLAIN);
    assertThat(Kernels.errno(() -> module.apply(line))).isEqualTo("ENOMEM");
  }

  @Test
  void theTableOfAKernelHasThoseOfItsModules() {
    Param<Integer> x = Param.of("x", ParamTypes.INT).permissions(0644);
    SimulatedKernel kernel =
        SimulatedKernel.builder().addBuiltIn(ModuleDefinition.of("inside", x)).build();
    LoadedModule first = kernel.insmod(ModuleDefinition.of("first", x), "x=5");
    LoadedModule second =
        kernel.insmod(
            ModuleDefinition.of("second", Param.of("hidden", ParamTypes.INT).permissions(0)));
    assertThat(first.parameterTable()).endsWith("  x  int  0644  5\n");
    assertThat(second.parameterTable()).endsWith("  hidden  int     -  0\n");
    assertThat(kernel.parameterTable())
        .as("the oldest first, then what is built in")
        .isEqualTo(
            first.parameterTable()
                + second.parameterTable()
                + kernel.module("inside").orElseThrow().parameterTable());
  }

  @Test
  void aTableHasALineForEachParameterWhateverItsValue() {
    Param<String> text = Param.of("text", ParamTypes.CHARP);
    LoadedModule module =
        new SimulatedKernel().insmod(ModuleDefinition.of("m", text), "text=\"a\nb\"");
    assertThat(module.parameterTable().lines()).hasSize(2).last().asString().endsWith("a\\nb");
  }
}
