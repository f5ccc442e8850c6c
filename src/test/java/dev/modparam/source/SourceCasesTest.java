// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.InvalidInputException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Small inputs that drivers in and out of the tree gave reason for, with all that is said of them.
 */
class SourceCasesTest {

  private static Path cases() throws URISyntaxException {
    URL folder = Objects.requireNonNull(SourceCasesTest.class.getResource("cases"));
    return Path.of(folder.toURI());
  }

  private static String said(Path file) {
    try {
      boolean c = file.toString().endsWith(".c");
      String text = Files.readString(file);
      SourceModule module =
          c
              ? CSource.parse(text, "m", CSource.Options.builder().build())
              : RustSource.parse(text, "m", RustSource.Rules.LENIENT);
      String params =
          Shape.params(module.definition()).stream()
              .map(line -> "  " + line + "\n")
              .collect(Collectors.joining());
      return params
          + module.notes().stream()
              .map(note -> "  note: " + note.message() + "\n")
              .collect(Collectors.joining());
    } catch (InvalidInputException refusal) {
      String first = String.valueOf(refusal.getMessage()).lines().findFirst().orElse("");
      return "  refused: " + first + "\n";
    } catch (IOException e) {
      return String.format(Locale.ROOT, "  unreadable: %s%n", e);
    }
  }

  @Test
  void eachCaseIsReadAsWritten() throws Exception {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(cases())) {
      files
          .filter(file -> file.toString().matches(".*\\.(c|rs)"))
          .sorted()
          .forEach(file -> all.append(file.getFileName()).append('\n').append(said(file)));
    }
    assertThat(all.toString()).isEqualTo(Files.readString(cases().resolve("expected.txt")));
  }
}
