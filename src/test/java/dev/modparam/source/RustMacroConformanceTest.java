// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.input.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The strict rules of Linux 7.2 take and refuse what the recorded macro and compiler do. */
class RustMacroConformanceTest {

  private static List<JsonNode> cases() throws IOException {
    List<JsonNode> cases = RecordedCases.of("rust-macro");
    assumeTrue(!cases.isEmpty(), "the folder has no variants of the macro");
    return cases;
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
      if (refused.isEmpty() != recorded.get("compiles").asBoolean()) {
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
