// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.program.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadAheadTest {

  @TempDir private Path folder;

  @Test
  void theCatalogueThatIsReadAheadIsTheOneThatIsAskedFor() throws IOException {
    Path file =
        Files.writeString(folder.resolve("c"), "{\"modparam-catalog\":1}\n{\"name\":\"m\"}\n");

    assertThat(ReadAhead.of("audit", "--catalog", file.toString()).read(file).modules()).hasSize(1);
    assertThat(ReadAhead.of("audit", "--catalog=" + file).read(file).modules()).hasSize(1);
    assertThat(ReadAhead.of("params", "--catalog", file.toString()).read(file).modules())
        .hasSize(1);
    Path nowhere = folder.resolve("nowhere");
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> ReadAhead.of("audit", "--catalog=" + nowhere).read(nowhere));
  }

  @Test
  void anEmptyNameWhichTheCommandLineRefusesIsNotWaitedForForEver() {
    assertThat(ReadAhead.of("audit", "--tree", "").read(Path.of(""))).isNotNull();
    assertThat(ReadAhead.of("audit", "--catalog", "").read(Path.of(""))).isNotNull();
  }
}
