// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes with the jar: its launcher, manual pages, completion. */
class DeliveryTest {

  @TempDir private Path folder;

  private static String output(int status, String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isEqualTo(status);
    return text;
  }

  @Test
  void theLauncherFindsTheJarAlsoThroughALink() throws Exception {
    Path link =
        Files.createSymbolicLink(
            folder.resolve("modparam"), Path.of("bin/modparam").toAbsolutePath());
    assertThat(output(0, link.toString(), "--version")).startsWith("modparam ");
    Files.delete(link);
    Path lonely = Files.copy(Path.of("bin/modparam"), folder.resolve("lonely"));
    assertThat(output(2, "sh", lonely.toString())).contains("there is no modparam.jar beside");
  }

  @Test
  void aReaderThatGoesAwayEndsTheProgramQuietly() throws Exception {
    String jar = String.join(" ", Ran.command("params", "samples/sample.ko.xz", "--format=json"));
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      many.add("samples/sample.ko.xz");
    }
    String script = jar + " " + String.join(" ", many) + " | head -n 1";
    assertThat(output(0, "sh", "-c", script)).isEqualTo("{\n");
  }

  @Test
  void eachCommandHasAManualPage() throws Exception {
    Ran.modparam("manual", folder.toString()).ends(0).isQuiet();
    try (Stream<Path> pages = Files.list(folder)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .contains("modparam.1", "modparam-params.1", "modparam-shell.1")
          .doesNotContain("modparam-manual.1");
    }
    String page = Files.readString(folder.resolve("modparam-params.1"));
    assertThat(page)
        .startsWith(".TH MODPARAM-PARAMS 1 \"\" \"modparam ")
        .contains(".SH NAME\nmodparam-params \\- Show what a module declares")
        .contains("text, json, markdown; by default text.")
        .doesNotContain("${");
    Ran.modparam("manual", folder.resolve("no").toString()).ends(2);
  }

  @Test
  void manFindsNothingToComplainOf() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "there is no groff(1) here");
    Ran.modparam("manual", folder.toString()).ends(0);
    try (Stream<Path> pages = Files.list(folder)) {
      for (Path page : pages.toList()) {
        assertThat(output(0, "groff", "-man", "-ww", "-z", page.toString())).isEmpty();
      }
    }
  }

  @Test
  void bashCompletesCommandsAndOptions() throws IOException, Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash(1) here");
    Path script =
        Files.writeString(
            folder.resolve("completion"), Ran.modparam("completion").ends(0).isQuiet().out());
    String asked =
        "compopt() { :; }; source "
            + script
            + "; COMP_WORDS=(modparam par); COMP_CWORD=1; _complete_modparam; echo ${COMPREPLY[@]};"
            + " COMP_WORDS=(modparam params --for); COMP_CWORD=2; _complete_modparam;"
            + " echo ${COMPREPLY[@]}";
    assertThat(output(0, "bash", "-c", asked)).isEqualTo("params\n--format\n");
  }
}
