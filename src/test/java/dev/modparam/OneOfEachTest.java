// SPDX-License-Identifier: Apache-2.0
package dev.modparam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the library has once, so that two places cannot come to disagree. */
class OneOfEachTest {

  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "modparam");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "from - to _, `replace\\('-', '_'\\)`, text/KernelName.java",
        "cutting a text for a message, `append\\(\"… \\(\"|\"… \\(\"`, text/Excerpt.java",
        "a text in JSON, `\\\\\\\\u%04x`, text/JsonText.java",
        "bytes that are not UTF-8, `onMalformedInput`, text/ByteText.java",
      })
  void standsOnce(String what, String pattern, String place) throws IOException {
    Pattern wanted = Pattern.compile(pattern);
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> found =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> wanted.matcher(read(file)).find())
              .map(SOURCES::relativize)
              .toList();
      assertThat(found).as(what).containsExactly(Path.of(place));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
