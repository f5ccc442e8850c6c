// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DirectiveTest {

  @ParameterizedTest
  @CsvSource({
    "alias a* b, alias, a*, b",
    "blacklist a, blacklist, a, ''",
    "options a b=1  c, options, a, b=1  c",
    "install a run it, install, a, run it",
    "remove a stop it, remove, a, stop it",
    "softdep a post: c pre: b, softdep, a, pre: bpost: c",
    "weakdep a b c, weakdep, a, b c",
  })
  void aDirectiveHasAKeywordAKeyAndAValue(String line, String keyword, String key, String value) {
    ConfigFile file = ConfigFile.parse("a.conf", "# comment\n" + line + "\n", KmodVersion.KMOD_34);
    assertThat(file.directives())
        .singleElement()
        .satisfies(
            directive -> {
              assertThat(directive.keyword()).isEqualTo(keyword);
              assertThat(directive.key()).isEqualTo(key);
              assertThat(directive.value().strip()).isEqualTo(value);
            });
  }

  @ParameterizedTest
  @EnumSource
  void aFeatureComesWithTheFirstReleaseThatHasIt(KmodVersion.Feature feature) {
    for (KmodVersion version : KmodVersion.values()) {
      if (version.compareTo(feature.since()) < 0) {
        assertThat(version.has(feature)).isFalse();
      }
    }
    assertThat(feature.since().has(feature)).isTrue();
  }

  @Test
  void aBlankBeforeTheFirstWordOfASoftDependencySpoilsIt() {
    assertThat(SoftdepWords.of(" pre: a")).containsExactly(" pre:", "a");
    assertThat(SoftdepWords.of("  pre: a")).containsExactly("pre:", "a");
    assertThat(SoftdepWords.of("pre:  a ")).containsExactly("pre:", "a");
    assertThat(SoftdepWords.of(" a")).containsExactly(" a");
    assertThat(SoftdepWords.of(" ")).isEmpty();
    assertThat(SoftdepWords.of("a")).containsExactly("a");
    assertThat(SoftdepWords.of("")).isEmpty();
  }

  @Test
  void theKernelCommandLinePrintsItself() {
    assertThat(KernelCommandLine.parse("quiet a.b=1")).hasToString("quiet a.b=1");
  }
}
