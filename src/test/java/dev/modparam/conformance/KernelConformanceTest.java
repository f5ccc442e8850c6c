// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that was recorded from real kernels happens in the simulated one as well, which
 * answers as the release that the file is from: errors, log, values and files.
 *
 * <p>With {@code -Dmodparam.vectors=FOLDER} the files of that folder and of those in it are
 * replayed instead, whatever is there, packed or not.
 */
class KernelConformanceTest {

  private static final Logger REPORT = LoggerFactory.getLogger(KernelConformanceTest.class);
  private static final int SHOWN = 20;

  /** Recordings of compilers and of modinfo, which other tests replay. */
  private static final Set<String> OF_OTHER_TESTS =
      Set.of("modinfo", "rust-macro", "", "modprobe", "kmod");

  static List<String> files() {
    return Vectors.names();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("files")
  void whatWasRecordedHappensHere(String name) {
    Vectors vectors = Vectors.named(name);
    assumeFalse(OF_OTHER_TESTS.contains(vectors.theme()), name + " is not of a running kernel");
    switch (vectors.theme()) {
      case "bootline" -> replay(vectors, new BootReplay(vectors)::differences);
      case "permissions-compile" -> replay(vectors, DeclarationReplay::permissions);
      case "rust-integers" -> replay(vectors, DeclarationReplay::rustInteger);
      case "types-compile" -> replayTypes(vectors);
      default -> {
        assumeTrue(vectors.isOfCalls(), name + " has cases of another kind");
        Recording recording = Recording.of(vectors);
        replay(vectors, recorded -> Replay.differences(recording, recorded));
      }
    }
  }

  private static void replayTypes(Vectors vectors) {
    Map<Boolean, List<JsonNode>> cases =
        vectors.cases().stream().collect(Collectors.partitioningBy(FieldReplay::hasJavaField));
    replay(
        new Vectors(vectors.file(), vectors.header(), cases.get(true)),
        FieldReplay::differences,
        " (" + cases.get(false).size() + " have no Java equivalent)");
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
        "{} ({}): {} matched, {} differ{}",
        vectors.file(),
        vectors.version(),
        vectors.cases().size() - differing,
        differing,
        note);
    assertThat(failures).as("%s: %d cases differ", vectors.file(), differing).isEmpty();
  }
}
