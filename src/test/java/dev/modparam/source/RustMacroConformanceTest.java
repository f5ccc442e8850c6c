// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modparam.input.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZInputStream;

/** The strict rules of Linux 7.2 take and refuse what the recorded macro and compiler do. */
class RustMacroConformanceTest {

  /** What only the compiler can tell, with the reason. */
  private static final Set<String> ONLY_THE_COMPILER = Set.of();

  private static List<JsonNode> cases() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    String given = System.getProperty("modparam.vectors");
    if (given == null) {
      String bundled = "/dev/modparam/vectors/rust-7.2/rust-macro.jsonl.xz";
      try (InputStream in =
          Objects.requireNonNull(RustMacroConformanceTest.class.getResourceAsStream(bundled))) {
        read(new XZInputStream(in), cases);
      }
      return cases;
    }
    try (Stream<Path> files = Files.walk(Path.of(given), 2)) {
      for (Path file : files.filter(f -> f.toString().contains("rust-macro.jsonl")).toList()) {
        InputStream in = Files.newInputStream(file);
        read(file.toString().endsWith(".xz") ? new XZInputStream(in) : in, cases);
      }
    }
    return cases;
  }

  private static void read(InputStream in, List<JsonNode> cases) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode node = json.readTree(line);
        if (node.has("source")) {
          cases.add(node);
        }
      }
    }
  }

  private static String outcome(String source) {
    try {
      RustSource.parse(source, "m", RustSource.Rules.LINUX_7_2);
      return "";
    } catch (InvalidInputException refusal) {
      return String.valueOf(refusal.getMessage());
    }
  }

  @Test
  void theMacroTakesAndRefusesWhatWasRecorded() throws IOException {
    List<String> differences = new ArrayList<>();
    for (JsonNode recorded : cases()) {
      String refused = outcome(recorded.get("source").asText());
      if (refused.isEmpty() != recorded.get("compiles").asBoolean()
          && !ONLY_THE_COMPILER.contains(recorded.get("what").asText())) {
        differences.add(
            recorded.get("id").asText() + " " + recorded.get("what").asText() + ": " + refused);
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void refusalsHaveTheWordsOfTheMacro() throws IOException {
    List<String> differences = new ArrayList<>();
    for (JsonNode recorded : cases()) {
      String error =
          recorded.path("errors").path(0).asText("").replaceFirst("^error(\\[\\w+\\])?: ", "");
      boolean own =
          error.matches(
              "(keys are|missing|unknown key|duplicated|expected ASCII|expected string|expected"
                  + " curly|expected square|identifier contains).*");
      if (own && !outcome(recorded.get("source").asText()).contains(error)) {
        differences.add(
            recorded.get("id").asText()
                + " "
                + error
                + " <> "
                + outcome(recorded.get("source").asText()));
      }
    }
    assertThat(differences).isEmpty();
  }
}
