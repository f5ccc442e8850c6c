// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Note;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Drivers;
import dev.modparam.modprobe.command.KmodCommands;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of a configuration that is not read as they may think. */
class ConfigNotesTest {

  private static final int LARGEST = 16 << 20;

  @TempDir private Path folder;

  private static List<String> notes(ModprobeConfig config) {
    return config.notes().stream().map(Note::toString).toList();
  }

  @Test
  void anIncludeIsNotFollowed() {
    assertThat(notes(ModprobeConfig.ofText("a.conf", "include /x\nconfig y\n")))
        .containsExactly(
            "a.conf:1:1: command include is deprecated and not parsed anymore",
            "a.conf:2:1: command config is deprecated and not parsed anymore");
  }

  @Test
  void aQuoteThatIsNotClosedHidesTheRestOfTheCommandLine() {
    ModprobeConfig config =
        ModprobeConfig.builder().kernelCommandLine("quiet a.b=\"c d.e=1").build();
    assertThat(notes(config))
        .hasSize(1)
        .first()
        .asString()
        .endsWith("modprobe ignores all from here on: a quote is not closed");
    assertThat(config.kernelCommandLine().words().get(1).location().column()).isEqualTo(7);
    assertThat(config.kernelCommandLine().words().get(1).location().length()).isEqualTo(12);
  }

  @Test
  void theLongestLineIsReadAndOneMoreLetterIsTooLong() {
    String start = "options a ";
    String rest = "x".repeat(LineReader.LONGEST - start.length());
    assertThat(notes(ModprobeConfig.ofText("a.conf", start + rest))).isEmpty();
    assertThat(notes(ModprobeConfig.ofText("a.conf", start + rest + "x")))
        .hasToString(
            "[a.conf:1:1: a line of more than " + LineReader.LONGEST + " characters is left out]");
  }

  @Test
  void aFileThatIsTooLargeIsNamed() throws IOException {
    Path file = Files.createDirectories(folder.resolve("etc/modprobe.d")).resolve("a.conf");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(LARGEST + 1);
    }
    ModprobeConfig config = ModprobeConfig.builder().root(folder).systemFolders().build();
    assertThat(config.files()).isEmpty();
    assertThat(config.skipped())
        .containsExactly(
            new ConfigFile.Skipped(
                "/etc/modprobe.d/a.conf",
                ConfigFile.Skipped.Reason.TOO_LARGE,
                "Input/output error"));
  }

  @Test
  void aFileWithTheNameOfAnIndexIsHiddenByIt() throws IOException {
    Files.writeString(folder.resolve("modules.softdep"), "softdep extra pre: my_bus\n");
    KmodCommands commands =
        KmodCommands.builder(new SimulatedKernel())
            .addTree(Drivers.TREE)
            .config(ModprobeConfig.builder().root(folder).build())
            .build();
    assertThat(commands.modprobe("-C", "/modules.softdep", "-D", "extra").stdout())
        .isEqualTo("insmod /lib/modules/6.12.0/kernel/extra.ko \n");
    assertThat(commands.modprobe("-C", "/modules.softdep", "-c").stdout())
        .doesNotContain("softdep extra");
    ModprobeConfig named =
        ModprobeConfig.builder().root(folder).build().withPaths("/", List.of("/modules.softdep"));
    assertThat(notes(named))
        .hasToString(
            "[/modules.softdep: is not read: modules.softdep of the module tree has the same name"
                + " and comes first]");
  }
}
