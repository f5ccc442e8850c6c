// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Public reports of configurations that did nothing in silence: the program names each mistake as
 * {@code field/found.txt} says.
 */
class FieldCasesTest {

  private static final Path CASES = Path.of("src/test/resources/field");

  @TempDir private Path folder;

  private Path machine(Path file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(Files.readString(file));
    Path root = Files.createDirectories(folder.resolve(file.getFileName().toString()));
    for (var entry : json.path("config").properties()) {
      String name = entry.getKey();
      String path = name.startsWith("/") ? name.substring(1) : "etc/modprobe.d/" + name;
      write(root.resolve(path), entry.getValue().asText());
    }
    if (json.hasNonNull("cmdline")) {
      write(root.resolve("proc/cmdline"), json.get("cmdline").asText() + "\n");
    }
    return root;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** All in one run of the program, which starts once for all machines. */
  @Test
  void eachReportIsNamed() throws IOException {
    List<String> words =
        new ArrayList<>(List.of("audit", "--catalog", CASES.resolve("modules.jsonl").toString()));
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        words.add(machine(file).toString());
      }
    }
    words.addAll(List.of("--format", "gcc"));
    Ran ran = Ran.modparam(words.toArray(String[]::new)).ends(1).isQuiet();
    assertThat(ran.out().replace(folder + "/", ""))
        .isEqualTo(Files.readString(CASES.resolve("found.txt")));
  }

  @Test
  void aPlanSaysWhichLineIsForAnotherAlias() throws IOException {
    Path root = machine(CASES.resolve("m43-card-alias-options.json"));
    Ran ran =
        Ran.modparam(
            "explain",
            "--root",
            root.toString(),
            "--catalog",
            CASES.resolve("modules.jsonl").toString(),
            "snd-hda-intel");
    assertThat(ran.ends(0).out())
        .contains(
            "note: options (/etc/modprobe.d/alsa.conf:4:1) is for the alias snd_card_0 and is not"
                + " used here\n");
  }
}
