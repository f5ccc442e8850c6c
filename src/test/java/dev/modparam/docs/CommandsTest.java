// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Each command in a fence of README.md and docs/ is run by the build, or {@code commands.txt} says
 * why not.
 */
class CommandsTest {

  private static final Path LIST = Path.of("src/test/resources/dev/modparam/docs/commands.txt");

  private record Entry(Pattern command, String proof) {}

  private static List<Entry> entries() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" => ", 2))
        .map(parts -> new Entry(Pattern.compile(parts[0]), parts[1]))
        .toList();
  }

  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (Path document : SnippetsTest.documents()) {
      boolean shell = false;
      for (String line : Files.readAllLines(document)) {
        if (line.startsWith("```")) {
          shell = line.equals("```sh");
        } else if (shell && !line.isBlank()) {
          commands.add(line.replaceFirst("\\s+# .*", ""));
        }
      }
    }
    return commands;
  }

  @Test
  void every_command_is_run_or_has_a_reason() throws IOException {
    List<Entry> entries = entries();
    assertThat(commands())
        .isNotEmpty()
        .allMatch(
            command ->
                entries.stream().anyMatch(entry -> entry.command().matcher(command).matches()));
  }

  @Test
  void every_entry_has_its_command_and_its_proof() throws IOException {
    List<String> commands = commands();
    for (Entry entry : entries()) {
      assertThat(commands)
          .as("commands like %s", entry.command())
          .anyMatch(command -> entry.command().matcher(command).matches());
      if (!entry.proof().startsWith("not run: ")) {
        String[] fileAndText = entry.proof().split(": ", 2);
        assertThat(Path.of(fileAndText[0])).content().contains(fileAndText[1]);
      }
    }
  }
}
