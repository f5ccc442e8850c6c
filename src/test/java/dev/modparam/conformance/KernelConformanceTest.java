// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that was recorded from Linux 6.12 happens in the simulated kernel as well: errors,
 * log, values and files.
 *
 * <p>With {@code -Dmodparam.vectors=FOLDER} the files of that folder are replayed instead.
 */
class KernelConformanceTest {

  private static final Logger REPORT = LoggerFactory.getLogger(KernelConformanceTest.class);
  private static final int SHOWN = 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scalars",
        "arglines",
        "arrays",
        "strings",
        "sysfs",
        "permissions",
        "ops",
        "loads",
        "fuzz",
        "taint"
      })
  void theKernelAnswersAsRecorded(String theme) {
    Vectors vectors = required(theme);
    OracleModules modules = OracleModules.of(vectors.header());
    replay(vectors, recorded -> Replay.differences(modules, recorded));
  }

  @Test
  void theKernelBootsAsRecorded() {
    Vectors vectors = required("bootline");
    replay(vectors, new BootReplay(vectors)::differences);
  }

  @Test
  void permissionsAreAcceptedAsByTheCompiler() {
    replay(required("permissions-compile"), DeclarationReplay::permissions);
  }

  @Test
  void rustIntegersAreReadAsByRust() {
    replay(required("rust-integers"), DeclarationReplay::rustInteger);
  }

  @Test
  void fieldsAreAcceptedAsVariablesByTheCompiler() {
    Vectors vectors = required("types-compile");
    Map<Boolean, List<JsonNode>> cases =
        vectors.cases().stream().collect(Collectors.partitioningBy(FieldReplay::hasJavaField));
    String note = " (" + cases.get(false).size() + " have no Java equivalent)";
    replay(
        new Vectors(vectors.file(), vectors.header(), cases.get(true)),
        FieldReplay::differences,
        note);
  }

  private static Vectors required(String theme) {
    Optional<Vectors> vectors = Vectors.read(theme);
    assumeTrue(vectors.isPresent(), () -> "the folder given has no " + theme + ".jsonl");
    return vectors.orElseThrow();
  }

  private static void replay(Vectors vectors, Function<JsonNode, List<String>> differencesOf) {
    replay(vectors, differencesOf, "");
  }

  private static void replay(
      Vectors vectors, Function<JsonNode, List<String>> differencesOf, String note) {
    List<String> failures = new ArrayList<>();
    int differing = 0;
    for (JsonNode recorded : vectors.cases()) {
      List<String> differences = differencesOf.apply(recorded);
      if (!differences.isEmpty()) {
        differing++;
        if (differing <= SHOWN) {
          failures.add(recorded + "\n    " + String.join("\n    ", differences));
        }
      }
    }
    REPORT.info(
        "{}: {} matched, {} differ{}",
        vectors.file(),
        vectors.cases().size() - differing,
        differing,
        note);
    assertThat(failures).as("%s: %d cases differ", vectors.file(), differing).isEmpty();
  }
}
