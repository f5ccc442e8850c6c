// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.modprobe.config.KmodVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was recorded from the real commands of kmod happens here as well: output, messages, exit
 * status, and every system call with the exact arguments.
 *
 * <p>With {@code -Dmodparam.vectors=FOLDER} the files of commands in that folder are replayed
 * instead, plain or packed, with its {@code tree.json} if it has one.
 */
class ModprobeConformanceTest {

  private static final Logger REPORT = LoggerFactory.getLogger(ModprobeConformanceTest.class);
  private static final int SHOWN = 20;

  @TempDir private Path folder;

  static Stream<Arguments> recordings() throws IOException {
    return KmodVectors.all().stream()
        .flatMap(
            vectors -> vectors.versions().stream().map(version -> Arguments.of(vectors, version)));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("recordings")
  void theCommandsBehaveAsRecorded(KmodVectors vectors, KmodVersion version) throws IOException {
    ModprobeReplay replay = new ModprobeReplay(KmodVectors.tree(), folder);
    List<String> failures = new ArrayList<>();
    int matched = 0;
    int differing = 0;
    int unspecified = 0;
    for (JsonNode recorded : vectors.cases()) {
      List<String> differences = replay.differences(recorded, version);
      if (differences.isEmpty()) {
        matched++;
      } else if (Unspecified.is(recorded, version)) {
        unspecified++;
      } else if (++differing <= SHOWN) {
        failures.add(recorded + "\n    " + String.join("\n    ", differences));
      }
    }
    REPORT.info(
        "{} as {}: {} matched, {} unspecified, {} differ",
        vectors.file(),
        version,
        matched,
        unspecified,
        differing);
    assertThat(failures).as("%s: %d cases differ", vectors.file(), differing).isEmpty();
  }
}
