// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.input.InvalidInputException;
import dev.modparam.module.ModuleDefinition;

class RustSourceFuzzTest {

  @FuzzTest(maxDuration = "45s")
  void anyTextIsReadOrRefusedWithAPlace(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    ModuleDefinition definition;
    try {
      definition = RustSource.parse(text, "fuzzed");
    } catch (InvalidInputException refusal) {
      assertThat(refusal.location().line()).isPositive();
      assertThat(refusal.location().column()).isPositive();
      return;
    }
    WrittenSource written = RustSource.write(definition, RustSource.Dialect.PROTOTYPE);
    assertThat(RustSource.parse(written.text(), "fuzzed").parameters())
        .hasSizeLessThanOrEqualTo(definition.parameters().size());
  }
}
