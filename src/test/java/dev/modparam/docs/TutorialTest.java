// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A reader of {@code docs/tutorial.md} copies its files, and they compile. */
class TutorialTest {

  private static final Path PROJECT = Path.of("src/it/tutorial");

  /** The name of a file, and the first code after it. */
  private static final Pattern FILE =
      Pattern.compile("In `(src/\\S+\\.java)`.*?```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void aFileOfThePageIsTheWholeFileOfTheProject() throws IOException {
    List<MatchResult> files =
        FILE.matcher(Files.readString(Path.of("docs/tutorial.md"))).results().toList();

    assertThat(files).hasSize(2);
    for (MatchResult file : files) {
      assertThat(file.group(2).lines().toList()).as(file.group(1)).isEqualTo(code(file.group(1)));
    }
  }

  private static List<String> code(String name) throws IOException {
    return Files.readAllLines(PROJECT.resolve(name)).stream()
        .filter(line -> !line.startsWith("// "))
        .toList();
  }
}
