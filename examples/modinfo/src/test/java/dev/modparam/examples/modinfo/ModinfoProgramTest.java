// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModinfoProgramTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
  @TempDir private Path folder;

  private int run(String... args) {
    return ModinfoProgram.run(
        new PrintStream(printed, true, StandardCharsets.UTF_8),
        new PrintStream(complained, true, StandardCharsets.UTF_8),
        args);
  }

  private String out() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return complained.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aPackedModuleShowsWhatModinfoShowsAndWhatItDoesNot() {
    assertThat(run("samples/sample.ko.xz")).isZero();
    assertThat(out())
        .startsWith("filename:       samples/sample.ko.xz\n")
        .contains("parameter ")
        .containsPattern("i_neg +int +0600 +-7 +-2147483648 to 2147483647 +__param")
        .containsPattern("a_num +array of short +0644 +9,8 +up to 5 elements")
        .containsPattern("own_get +\\? +0644 +\\? ")
        .contains("default in .data");
  }

  @Test
  void rustIsReadAndWrittenAsJava() {
    assertThat(run("samples/my_driver.rs")).isZero();
    assertThat(out()).containsPattern("buffer_size +i32 +0444 +4096 +-2147483648 to 2147483647");
    assertThat(run("--to", "java", "samples/my_driver.rs")).isZero();
    assertThat(out()).contains("Param.of(\"debug\", ParamTypes.BOOL)");
  }

  @Test
  void cIsReadWithNotesOnWhatItDoesNotSay() {
    assertThat(run("samples/my_driver.c")).isZero();
    assertThat(out())
        .containsPattern("irqs +array of int +0444 +-1,-1,-1,-1 +4 elements")
        .containsPattern("period +int +0600 unsafe +0 ")
        .containsPattern("note: line \\d+, column \\d+: .*period");
    assertThat(run("--to", "rust", "samples/my_driver.c")).isZero();
    assertThat(out()).contains("module! {");
  }

  @Test
  void aTreeIsReadAndItsDamagedFilesAreReported() throws IOException {
    Files.copy(Path.of("samples/sample.ko.xz"), folder.resolve("sample.ko.xz"));
    Files.writeString(folder.resolve("broken.ko"), "this is no module");
    assertThat(run(folder.toString())).isEqualTo(1);
    assertThat(out()).contains("sample.ko.xz");
    assertThat(err()).contains("broken.ko");
  }

  @Test
  void whatCannotBeReadIsOneClearLine() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
    Path rust = Files.writeString(folder.resolve("bad.rs"), "module_param! { debug: boool { } }");
    assertThat(run("nowhere.ko")).isEqualTo(1);
    assertThat(run(text.toString())).isEqualTo(1);
    assertThat(run(rust.toString())).isEqualTo(1);
    assertThat(run("--to", "cobol", rust.toString())).isEqualTo(1);
    assertThat(run()).isEqualTo(1);
    assertThat(err())
        .contains("modinfo: nowhere.ko: there is no such file\n")
        .contains("notes.txt")
        .contains("boool")
        .contains("usage: modinfo");
  }
}
