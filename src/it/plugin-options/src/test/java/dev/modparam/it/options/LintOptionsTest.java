// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.kernel.SimulatedKernel;
import org.junit.jupiter.api.Test;

class LintOptionsTest {

  @Test
  void theLibraryIsWhereThisRunWantsIt() {
    boolean asModules = System.getProperty("modparam.path").equals("module");
    assertThat(SimulatedKernel.class.getModule().isNamed()).isEqualTo(asModules);
    assertThat(LintOptions.class.getModule().isNamed()).isEqualTo(asModules);
  }

  @Test
  void defaultsAreTheInitializers() {
    LintOptions options = LintOptions.parse();

    assertThat(options.level()).isEqualTo(1);
    assertThat(options.exclude()).isEmpty();
    assertThat(options.isVerbose()).isFalse();
  }

  @Test
  void wordsAreTyped() {
    LintOptions options = LintOptions.parse("level=0x2", "exclude=gen,my test", "verbose");

    assertThat(options.level()).isEqualTo(2);
    assertThat(options.exclude()).containsExactly("gen", "my test");
    assertThat(options.isVerbose()).isTrue();
  }

  @Test
  void eachCallHasOptionsOfItsOwn() {
    LintOptions.parse("level=3");

    assertThat(LintOptions.parse().level()).isEqualTo(1);
  }

  @Test
  void allMistakesAreShownAtOnceWithTheHelp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LintOptions.parse("level=4", "verbos"))
        .withMessageContaining("level: `4' is refused with EINVAL at byte 6")
        .withMessageContaining("expected an int from 0 to 3")
        .withMessageContaining("did you mean verbose?")
        .withMessageContaining("How much is reported");
  }
}
