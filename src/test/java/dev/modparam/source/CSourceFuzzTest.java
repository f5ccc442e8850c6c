// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.input.InvalidInputException;
import dev.modparam.param.TestStore;

class CSourceFuzzTest {

  @FuzzTest(maxDuration = "45s")
  void anyTextIsReadOrRefusedWithAPlace(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    SourceModule module;
    try {
      module = CSource.parse(text, "fuzzed");
    } catch (InvalidInputException refusal) {
      assertThat(refusal.location().line()).isPositive();
      assertThat(refusal.location().column()).isPositive();
      return;
    }
    assertThat(module.notes()).allMatch(note -> note.location().line() > 0);
    TestStore.of(module.definition().parameters(), "");
    String written = CSource.write(module.definition()).text();
    assertThat(CSource.parse(written, "fuzzed").definition().parameters())
        .hasSizeLessThanOrEqualTo(module.definition().parameters().size());
  }
}
