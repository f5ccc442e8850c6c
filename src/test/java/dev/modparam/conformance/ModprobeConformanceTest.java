// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modparam.modprobe.config.KmodVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was recorded from the real commands of kmod happens here as well: output, messages, exit
 * status, and every system call with the exact arguments.
 *
 * <p>With {@code -Dmodparam.vectors=FOLDER} the {@code modprobe.jsonl} of that folder is replayed
 * instead, with its {@code tree.json} if it has one.
 */
class ModprobeConformanceTest {

  private static final Logger REPORT = LoggerFactory.getLogger(ModprobeConformanceTest.class);
  private static final String RESOURCES = "/dev/modparam/vectors/kmod/";
  private static final String CASES = "modprobe.jsonl";
  private static final String TREE = "tree.json";
  private static final int SHOWN = 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"KMOD_30", "KMOD_35"})
  void theCommandsBehaveAsRecorded(KmodVersion version) throws IOException {
    ModprobeReplay replay = new ModprobeReplay(tree(), folder);
    List<String> failures = new ArrayList<>();
    int matched = 0;
    int differing = 0;
    for (JsonNode recorded : cases()) {
      List<String> differences = replay.differences(recorded, version);
      if (differences.isEmpty()) {
        matched++;
      } else if (++differing <= SHOWN) {
        failures.add(recorded + "\n    " + String.join("\n    ", differences));
      }
    }
    REPORT.info("{} as {}: {} matched, {} differ", CASES, version, matched, differing);
    assertThat(failures).as("%s: %d cases differ", CASES, differing).isEmpty();
  }

  private static JsonNode tree() throws IOException {
    Path given = given(TREE);
    try (InputStream in =
        given != null && Files.exists(given) ? Files.newInputStream(given) : bundled(TREE)) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static List<JsonNode> cases() throws IOException {
    Path given = given(CASES);
    assumeTrue(given == null || Files.exists(given), "the folder given has no " + CASES);
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> cases = new ArrayList<>();
    try (InputStream in = given == null ? bundled(CASES) : Files.newInputStream(given);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        cases.add(mapper.readTree(line));
      }
    }
    return cases;
  }

  private static Path given(String file) {
    String folder = System.getProperty("modparam.vectors");
    return folder == null ? null : Path.of(folder, file);
  }

  private static InputStream bundled(String file) throws IOException {
    return new GZIPInputStream(
        ModprobeConformanceTest.class.getResourceAsStream(RESOURCES + file + ".gz"));
  }
}
