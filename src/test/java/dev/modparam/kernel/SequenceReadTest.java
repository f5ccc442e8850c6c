// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of many records are read record by record, as {@code seq_file} does. */
class SequenceReadTest {

  private static final String MODULES = "/proc/modules";
  private static final String NAME = "/sys/module/m/parameters/name";

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final KernelFiles files = kernel.files();

  private List<String> loadMany() {
    for (int i = 0; i < 150; i++) {
      kernel.insmod(ModuleDefinition.of("m" + "o".repeat(i % 7) + i));
    }
    return files.read(MODULES).lines().map(line -> line + "\n").toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 50, 100, 1_000, 4_095, 4_096, 10_000})
  void piecesOfAnySizeMakeUpTheFile(int size) {
    String all = String.join("", loadMany());
    StringBuilder pieces = new StringBuilder();
    try (OpenFile file = files.open(MODULES, OpenFile.Flag.READ)) {
      for (byte[] piece = file.read(size); piece.length > 0; piece = file.read(size)) {
        pieces.append(text(piece));
        assertThat(file.position()).isEqualTo(pieces.length());
      }
    }
    assertThat(pieces).hasToString(all);
  }

  @Test
  void aReadTakesAsManyRecordsAsFitIntoAPageThatEndsWithANul() {
    List<String> records = loadMany();
    int count = 0;
    int length = 0;
    while (length + records.get(count).length() < 4096) {
      length += records.get(count++).length();
    }
    String more = records.get(count) + records.get(count + 1);
    try (OpenFile file = files.open(MODULES, OpenFile.Flag.READ)) {
      assertThat(file.read(10_000)).hasSize(length);
      assertThat(text(file.read(more.length()))).isEqualTo(more);
      int start = records.get(0).length();
      assertThat(text(file.readAt(10_000, start)))
          .as("records after the first")
          .startsWith(records.get(1))
          .hasSizeLessThan(4096);
    }
  }

  @Test
  void recordsThatFillThePageToItsLastByteDoNotFit() {
    for (int i = 10; i < 74; i++) {
      kernel.insmod(ModuleDefinition.of("m".repeat(27) + i));
    }
    String all = files.read(MODULES);
    assertThat(all.lines()).hasSize(64);
    assertThat(all).hasSize(4096);
    try (OpenFile file = files.open(MODULES, OpenFile.Flag.READ)) {
      assertThat(text(file.read(10_000))).isEqualTo(all.substring(0, 4032));
      assertThat(text(file.read(10_000))).isEqualTo(all.substring(4032));
    }
  }

  @Test
  void aRecordThatIsLongerThanAPageIsReadInPieces() {
    LoadedModule module = kernel.insmod(ModuleDefinition.of("m"));
    for (int i = 0; i < 10; i++) {
      module.printk(LogLevel.INFO, "x".repeat(600));
    }
    String all = files.read("/dev/kmsg");
    assertThat(all).hasSizeGreaterThan(6_000);
    try (OpenFile file = files.open("/dev/kmsg", OpenFile.Flag.READ)) {
      assertThat(text(file.read(10_000))).isEqualTo(all);
    }
  }

  @Test
  void aRecordIsMadeNoSoonerThanItIsWanted() {
    kernel.insmod(ModuleDefinition.of("older"));
    kernel.insmod(ModuleDefinition.of("newer"));
    List<String> records = files.read(MODULES).lines().map(line -> line + "\n").toList();
    try (OpenFile file = files.open(MODULES, OpenFile.Flag.READ)) {
      assertThat(text(file.read(records.get(0).length()))).isEqualTo(records.get(0));
      kernel.rmmod(records.get(1).replaceFirst(" .*\\n", ""));
      assertThat(file.read(10_000)).isEmpty();
    }
  }

  @Test
  void aReadFromAnywhereStartsThere() {
    String all = String.join("", loadMany());
    try (OpenFile file = files.open(MODULES, OpenFile.Flag.READ)) {
      for (int from = 0; from < all.length(); from += 97) {
        assertThat(text(file.readAt(60, from)))
            .isEqualTo(all.substring(from, Math.min(from + 60, all.length())));
      }
      assertThat(file.readAt(60, all.length())).isEmpty();
    }
  }

  @Test
  void theTextThatWasMadeIsReadToItsEnd() {
    kernel.insmod(
        ModuleDefinition.of("m", Param.of("name", ParamTypes.CHARP).permissions(0644)),
        "name=abcdef");
    try (OpenFile file = files.open(NAME, OpenFile.Flag.READ)) {
      assertThat(text(file.read(2))).isEqualTo("ab");
      assertThat(text(file.read(2))).isEqualTo("cd");
      files.write(NAME, "123456");
      assertThat(text(file.read(2))).isEqualTo("ef");
      assertThat(text(file.read(2))).isEqualTo("\n");
      assertThat(file.read(2)).isEmpty();
    }
  }

  @Test
  void anEmptyFileIsReadAnewFromItsStart() {
    Param<@Nullable String> name =
        Param.of(
                "name",
                Operations.on(ParamTypes.CHARP)
                    .get((variable, page) -> page.emit(variable.value()))
                    .type())
            .permissions(0644);
    kernel.insmod(ModuleDefinition.of("m", name), "name=\"\"");
    try (OpenFile file = files.open(NAME, OpenFile.Flag.READ)) {
      assertThat(file.read(9)).isEmpty();
      files.write(NAME, "now");
      assertThat(text(file.read(9))).isEqualTo("now");
    }
  }
}
