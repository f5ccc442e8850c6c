// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was recorded of files on Linux 6.12 also happens by way of {@code java.nio}, as far as its
 * API can say it. With {@code -Dmodparam.vectors=FOLDER} the files of that folder are replayed.
 */
class NioConformanceTest {

  private static final Logger REPORT = LoggerFactory.getLogger(NioConformanceTest.class);
  private static final String NO_FILE = "no file is used";

  @ParameterizedTest
  @ValueSource(strings = {"sysfs", "permissions", "loads"})
  void theFilesAnswerAsRecorded(String theme) {
    Optional<Vectors> read = Vectors.read(theme);
    assumeTrue(read.isPresent(), () -> "the folder given has no " + theme + ".jsonl");
    Vectors vectors = read.orElseThrow();
    Recording recording = Recording.of(vectors);
    Map<String, Integer> without = new TreeMap<>();
    List<String> failures = new ArrayList<>();
    int matched = 0;
    for (JsonNode recorded : vectors.cases()) {
      boolean[] used = new boolean[1];
      try {
        List<String> differences =
            Replay.differences(
                recording,
                recorded,
                (kernel, user) -> {
                  used[0] = true;
                  return new NioCalls(kernel, user);
                });
        if (!differences.isEmpty()) {
          failures.add(recorded + "\n    " + String.join("\n    ", differences));
        } else if (used[0]) {
          matched++;
        } else {
          without.merge(NO_FILE, 1, Integer::sum);
        }
      } catch (NioCalls.Inexpressible reason) {
        without.merge(String.valueOf(reason.getMessage()), 1, Integer::sum);
      }
    }
    REPORT.info(
        "{}: {} of {} cases match through java.nio, {} differ, not expressible: {}",
        vectors.file(),
        matched,
        vectors.cases().size(),
        failures.size(),
        without);
    assertThat(failures).as("%s: cases that differ through java.nio", vectors.file()).isEmpty();
  }
}
