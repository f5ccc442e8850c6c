// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffTest {

  @TempDir private Path folder;
  private String before;
  private String after;

  @BeforeEach
  void makeTwoKernels() throws IOException {
    before = Files.createDirectories(folder.resolve("before")).toString();
    after = Files.createDirectories(folder.resolve("after")).toString();
    Files.copy(Path.of("samples/sample.ko.xz"), Path.of(before, "sample.ko.xz"));
    builtIn(before, "core.parmtype=a:int", "core.parmtype=b:int", "old.license=GPL");
    builtIn(after, "core.parmtype=a:uint", "core.parmtype=c:bool", "young.license=GPL");
  }

  private static void builtIn(String tree, String... strings) throws IOException {
    Files.writeString(Path.of(tree, "modules.builtin.modinfo"), String.join("\0", strings) + "\0");
  }

  @Test
  void modulesAndParametersAreGoneNewOrChanged() {
    Ran ran = Ran.modparam("diff", before, after).ends(1).isQuiet();
    assertThat(ran.out())
        .isEqualTo(
            """
            ~ core.a  type int -> uint
            - core.b  int
            + core.c  bool
            - fixture  module
            - old  built in
            + young  built in
            3 gone, 2 new, 1 changed
            """);
  }

  @Test
  void machinesAndDocumentsGetTheSame() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(Ran.modparam("diff", "--format=json", before, after).out());
    assertThat(json.at("/changes").findValuesAsText("change"))
        .containsExactly("changed", "gone", "new", "gone", "gone", "new");
    assertThat(Ran.modparam("diff", "--format=markdown", before, after).ends(1).out())
        .contains("| changed | `core.a` | type | int | uint |\n");
  }

  @Test
  void noChangeIsNoFinding() {
    assertThat(Ran.modparam("diff", before, before).ends(0).out())
        .isEqualTo("0 gone, 0 new, 0 changed\n");
  }

  @Test
  void aTreeThatCannotBeReadIsNamed() {
    Ran.modparam("diff", before, folder + "/no")
        .fails("modparam: " + folder + "/no: there is no such file or folder");
  }
}
