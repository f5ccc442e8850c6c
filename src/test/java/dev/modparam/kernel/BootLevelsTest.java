// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters that are set as late as the initcalls of a level begin, and long command lines. */
class BootLevelsTest {

  private static final Param<Integer> X = Param.of("x", ParamTypes.INT).permissions(0644);

  private static SimulatedKernel boot(String commandLine, Param<?>... params) {
    return SimulatedKernel.builder()
        .addBuiltIn(ModuleDefinition.of("m", params))
        .commandLine(commandLine)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "0, pure",
    "1, core",
    "2, postcore",
    "3, arch",
    "4, subsys",
    "5, fs",
    "6, device",
    "7, late"
  })
  void theRecordOfABadValueNamesTheLevel(int level, String name) {
    SimulatedKernel kernel = boot("m.x=bad", X.initcallLevel(level));
    assertThat(Kernels.log(kernel))
        .containsExactly("3 " + name + ": `bad' invalid for parameter `m.x'");
    assertThat(boot("m.x=5", X.initcallLevel(level)).files().read("/sys/module/m/parameters/x"))
        .isEqualTo("5\n");
  }

  @Test
  void levelsAreSetInTheirOrderAndAfterAllThatHaveNone() {
    SimulatedKernel kernel =
        boot(
            "m.late=a m.fs=b m.usual=c m.core=d",
            Param.of("late", ParamTypes.INT).initcallLevel(7),
            Param.of("fs", ParamTypes.INT).initcallLevel(5),
            Param.of("usual", ParamTypes.INT),
            Param.of("core", ParamTypes.INT).initcallLevel(1));
    assertThat(Kernels.log(kernel))
        .containsExactly(
            "3 Booting kernel: `c' invalid for parameter `m.usual'",
            "3 core: `d' invalid for parameter `m.core'",
            "3 fs: `b' invalid for parameter `m.fs'",
            "3 late: `a' invalid for parameter `m.late'");
  }

  @Test
  void aBuiltInModuleStartsBeforeLateParametersAreSet() {
    List<String> seen = new ArrayList<>();
    Param<Integer> device = Param.of("device", ParamTypes.INT).initcallLevel(6);
    Param<Integer> late = Param.of("late", ParamTypes.INT).initcallLevel(7);
    ModuleDefinition module =
        ModuleDefinition.of("m", device, late)
            .lifecycle(
                new ModuleLifecycle() {
                  @Override
                  public int init(ModuleContext context) {
                    seen.add(context.get(device) + " " + context.get(late));
                    return 0;
                  }
                });
    SimulatedKernel.builder().addBuiltIn(module).commandLine("m.device=1 m.late=1").build();
    assertThat(seen).containsExactly("1 0");
  }

  @Test
  void aWordForALevelIsNotForTheFirstProcess() {
    SimulatedKernel kernel =
        SimulatedKernel.builder().coreParameters(X.initcallLevel(4)).commandLine("x=3 y=4").build();
    assertThat(kernel.initProcess().environment()).contains("y=4").doesNotContain("x=3");
    assertThat(kernel.module("kernel").orElseThrow().attribute("x").show()).isEqualTo("3\n");
  }

  @Test
  void aLoadableModuleHasNoLevels() {
    Param<Integer> late = X.initcallLevel(7);
    SimulatedKernel kernel = new SimulatedKernel();
    assertThat(kernel.insmod(ModuleDefinition.of("m", late), "x=4").getInt(late)).isEqualTo(4);
    assertThat(late.initcallLevel()).hasValue(7);
    assertThat(X.initcallLevel()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> X.initcallLevel(8))
        .withMessage("parameter x: an initcall level is from 0 to 7, not 8");
    assertThatIllegalArgumentException().isThrownBy(() -> X.initcallLevel(-1));
  }

  @Test
  void only2047BytesOfACommandLineCount() {
    String full = "quiet ".repeat(340) + "m.x=42";
    SimulatedKernel kernel = boot(full + "9 m.x=5", X);
    assertThat(full).hasSize(2046);
    assertThat(kernel.files().read("/proc/cmdline")).isEqualTo(full + "9\n");
    assertThat(kernel.files().stat("/proc/cmdline").size()).isEqualTo(2048);
    assertThat(kernel.files().read("/sys/module/m/parameters/x")).isEqualTo("429\n");
  }

  @Test
  void aLetterIsNotCutInTwo() {
    String line = "x".repeat(2045) + "€";
    String kept = boot(line, X).files().read("/proc/cmdline").strip();
    assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSize(2045);
  }
}
