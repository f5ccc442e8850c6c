// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.log;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of the kernel command line that are not parameters, and the records that show it. */
class BootWordsTest {

  private static final String PREFIX = "5 Kernel command line: ";

  private static SimulatedKernel boot(KernelVersion version, String line) {
    return SimulatedKernel.builder().version(version).commandLine(line).build();
  }

  private static SimulatedKernel boot(String line) {
    return boot(KernelVersion.V6_12, line);
  }

  private static List<String> arguments(String line) {
    return boot(line).initProcess().arguments();
  }

  /** The records that show the command line, without their prefix and without the words. */
  private static List<String> shown(String line) {
    return log(boot(KernelVersion.V7_2, line)).stream()
        .filter(record -> record.startsWith(PREFIX))
        .map(record -> record.substring(PREFIX.length()))
        .toList();
  }

  @Test
  void wordsBeforeTheFirstProcessAreNotForIt() {
    assertThat(arguments("a init=/bin/sh b")).containsExactly("b");
    assertThat(arguments("a rdinit=/bin/sh b")).containsExactly("b");
    assertThat(arguments("a root=/dev/sda b")).containsExactly("a", "b");
    assertThat(boot("A=1 init=/bin/sh").initProcess().environment()).contains("A=1");
  }

  @Test
  void aWordThatNeedsAValueIsNotTakenWithoutOne() {
    assertThat(arguments("root init quiet")).containsExactly("root", "init");
  }

  @Test
  void wordsOfBootLoadersAreDroppedSince612() {
    String line = "BOOT_IMAGE=/vmlinuz kexec_fast BOOT_IMAGE";
    assertThat(boot(KernelVersion.V6_12, line).initProcess())
        .isEqualTo(
            new SimulatedKernel.InitProcess(
                List.of("BOOT_IMAGE"), List.of("HOME=/", "TERM=linux")));
    assertThat(boot(KernelVersion.V6_6, line).initProcess())
        .isEqualTo(
            new SimulatedKernel.InitProcess(
                List.of("kexec_fast", "BOOT_IMAGE"),
                List.of("HOME=/", "TERM=linux", "BOOT_IMAGE=/vmlinuz")));
  }

  @Test
  void aNameThatBeginsWithADotIsOfAModuleThatIsNotThere() {
    SimulatedKernel kernel = boot(".x=1 .y");
    assertThat(kernel.initProcess().arguments()).isEmpty();
    assertThat(kernel.initProcess().environment()).containsExactly("HOME=/", "TERM=linux");
    assertThat(log(kernel)).isEmpty();
  }

  @Test
  void spacesBeforeTheRestAreNotOfIt() {
    assertThat(arguments("--   a  b ")).containsExactly("a", "b");
    assertThat(arguments("-- a -- b")).containsExactly("a");
  }

  @Test
  void aVariableCanBeReplacedWhenThereIsNoRoomForAnother() {
    String full =
        IntStream.range(0, 31).mapToObj(i -> "V" + i + "=1").collect(Collectors.joining(" "));
    assertThat(boot(full + " V0=2").initProcess().environment()).hasSize(33).contains("V0=2");
  }

  @ParameterizedTest
  @CsvSource({"dyndbg=bad", "keyboard.dyndbg=bad", ".dyndbg=bad"})
  void aBadDebugQueryIsComplainedOf(String word) {
    assertThat(log(boot(word)))
        .containsExactly(
            "3 dyndbg: bad flag-op b, at start of bad", "3 dyndbg: flags parse failed");
  }

  @Test
  void debugQueriesAreReadAfterTheLine() {
    SimulatedKernel kernel =
        SimulatedKernel.builder()
            .addBuiltIn(ModuleDefinition.of("m", Param.of("x", ParamTypes.INT)))
            .commandLine("m.dyndbg=bad m.x=bad dyndbg")
            .build();
    assertThat(log(kernel))
        .containsExactly(
            "3 Booting kernel: `bad' invalid for parameter `m.x'",
            "5 Unknown kernel command line parameters \"dyndbg\", will be passed to user space.",
            "3 dyndbg: bad flag-op b, at start of bad",
            "3 dyndbg: flags parse failed");
  }

  @Test
  void aQueryForAModuleOverridesNoneThatThePrefixNames() {
    String query = "m.dyndbg=\"module other +p\" dyndbg=\"module other +p\"";
    assertThat(log(boot(KernelVersion.V5_15, query)))
        .containsExactly(
            "3 dyndbg: match-spec:module val:m overridden by other",
            "3 dyndbg: query parse failed");
    assertThat(log(boot(KernelVersion.V5_15, ".dyndbg=\"module other +p\"")))
        .contains("3 dyndbg: match-spec:module val: overridden by other");
    assertThat(log(boot(KernelVersion.V6_1, query))).isEmpty();
  }

  @Test
  void aCommandLineOf1000BytesIsShownInOneRecord() {
    String full = "quiet " + "x".repeat(994);
    assertThat(shown(full)).containsExactly(full);
    assertThat(shown(full + "x")).containsExactly("quiet \\", "x".repeat(995));
  }

  @Test
  void aLongCommandLineIsCutAtTheLastSpaceThatLeavesRoomForTheMark() {
    String most = "x".repeat(998);
    assertThat(shown(most + " last")).containsExactly(most + " \\", "last");
    String more = "x".repeat(999);
    assertThat(shown("a " + more + " last")).containsExactly("a \\", more + " ", "last");
    assertThat(shown(more + "yz")).as("no space").containsExactly(more + "y");
  }

  @Test
  void spacesWhereACommandLineIsCutAreNotShown() {
    String word = "x".repeat(990);
    assertThat(shown(word + "    last")).hasSize(1);
    assertThat(shown(word + " ".repeat(20) + "last")).containsExactly(word + " \\", "last");
    assertThat(shown(word + " ".repeat(20)))
        .as("at the end, where a record ends")
        .containsExactly(word + " ".repeat(10));
    assertThat(shown("  " + "y".repeat(998) + " the end"))
        .as("at the start")
        .containsExactly("y".repeat(998) + " \\", "the end");
    assertThat(shown(" " + "y".repeat(999) + " z"))
        .as("the first space is no place to cut")
        .containsExactly(" " + "y".repeat(999), "z");
  }

  @Test
  void aCommandLineIsMeasuredInBytes() {
    String half = "é".repeat(400);
    assertThat(shown(half + " " + half)).containsExactly(half + " \\", half);
  }
}
