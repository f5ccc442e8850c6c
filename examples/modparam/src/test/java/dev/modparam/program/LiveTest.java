// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTest {

  private static final String LAPTOP = "machines/laptop.txt";

  @TempDir private Path folder;

  private Path sys() throws IOException {
    Path parameters = Files.createDirectories(folder.resolve("sys/module/loop/parameters"));
    Files.writeString(parameters.resolve("max_loop"), "8\n");
    return folder.resolve("sys");
  }

  @Test
  void aSnapshotIsListed() {
    Ran ran = Ran.modparam("live", LAPTOP).ends(0).isQuiet();
    assertThat(ran.out())
        .startsWith("i915  built in\n  enable_psr  0400  -1\n")
        .contains("snd_pcm\n  preallocate_dma  0444  1\n");
  }

  @Test
  void aFolderIsListedWithOrWithoutItsLastPart() throws IOException {
    String sys = sys().toString();
    Ran whole = Ran.modparam("live", sys).ends(0);
    assertThat(whole.out()).containsPattern("loop  built in\n  max_loop  0[0-7]{3}  8\n");
    assertThat(Ran.modparam("live", sys + "/module").ends(0).out()).isEqualTo(whole.out());
  }

  @Test
  void whatDiffersFromAnotherMachineComesFirstAndIsAFinding() {
    Ran ran = Ran.modparam("live", LAPTOP, "--compare", "machines/default.txt").ends(1).isQuiet();
    assertThat(ran.out())
        .startsWith("differs")
        .containsPattern("snd_hda_intel.power_save +1 +10\n");
    Ran brief = Ran.modparam("live", LAPTOP, "--compare", "machines/default.txt", "--differing");
    assertThat(ran.out()).startsWith(brief.ends(1).out());
    assertThat(Ran.modparam("live", LAPTOP, "--compare", LAPTOP).ends(0).out())
        .doesNotContain("differs");
  }

  @Test
  void whatDiffersFromTheDefaultsOfATreeComesFirst() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree"));
    Files.copy(Path.of("samples/sample.ko.xz"), tree.resolve("sample.ko.xz"));
    Path machine =
        Files.writeString(
            folder.resolve("m.txt"),
            "# modparam snapshot 1\nmodule fixture\n  i_neg int 0600 = 5\n  i_zero int 0600 = 0\n");
    Ran ran = Ran.modparam("live", machine.toString(), "--tree", tree.toString()).ends(0);
    assertThat(ran.out())
        .startsWith("differs")
        .containsPattern("fixture.i_neg +5 +-7\n")
        .doesNotContain("fixture.i_zero");
  }

  @Test
  void jsonSaysWhatDiffers() throws IOException {
    Ran ran =
        Ran.modparam(
            "live", LAPTOP, "--compare", "machines/default.txt", "--differing", "--format=json");
    JsonNode json = new ObjectMapper().readTree(ran.ends(1).out());
    assertThat(json.at("/modules").findValuesAsText("reference")).contains("10");
    assertThat(json.at("/modules/0/parameters/0/differs").asBoolean()).isTrue();
  }

  @Test
  void aSnapshotIsWrittenAndReadsBack() throws IOException {
    Path file = folder.resolve("new.txt");
    Ran.modparam("live", LAPTOP, "--snapshot", file.toString()).ends(0).isQuiet();
    assertThat(Ran.modparam("live", file.toString(), "--snapshot", "-").ends(0).out())
        .isEqualTo(Files.readString(file))
        .contains("power_save int 0644 = 1");
  }

  @Test
  void aMachineThatCannotBeReadIsNamed() throws IOException {
    Ran.modparam("live", "no_such_machine")
        .fails("modparam: no_such_machine: there is no such file or folder");
    Path broken = Files.writeString(folder.resolve("broken.txt"), "modul x");
    assertThat(Ran.modparam("live", broken.toString()).ends(2).err())
        .contains("broken.txt")
        .contains("line 1");
  }
}
