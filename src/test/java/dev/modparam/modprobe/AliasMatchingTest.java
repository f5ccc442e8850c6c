// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasMatchingTest {

  private static boolean matches(String pattern, String word) {
    ModprobeConfig config = ModprobeConfig.ofText("a.conf", "alias " + pattern + " target\n");
    return !Modprobe.of(new SimulatedKernel(), ModuleTree.of(), config)
        .resolve(word)
        .targets()
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, true",
    "abc, ABC, false",
    "a-b, a_b, true",
    "a*c, abbbc, true",
    "a*c, a/.c, true",
    "a**c, ac, true",
    "a?c, abc, true",
    "a?c, ac, false",
    "a[b-d]e, ace, true",
    "a[b-d]e, afe, false",
    "a[!b]c, adc, true",
    "a[^b]c, abc, false",
    "a[-x]c, axc, true",
    "a[z-a]c, azc, false",
    "'a[[:digit:][_]', a5, true",
    "'a[[:digit:][_]', ax, false",
    "'a[[:alnum:][_]', a5, true",
    "'a[[:punct:][_]', a!, true",
    "'a[[:xdigit:][_]', aF, true",
    "'a[[:space:][_]', ax, false",
    "'a[[:graph:][_]', ax, true",
    "'a[[:print:][_]', ax, true",
    "'a[[:alpha:][:upper:][:lower:][_]', aX, true",
    "'a[[:cntrl:][:blank:][_]', aX, false",
    "'a[![:cntrl:][:blank:][_]', aX, true",
    "'a[[:wrong:][_]', ar, false",
    "'a[![:wrong:][_]', ar, false",
    "'a[[=b=]x[_]', ab, true",
    "'a[[.b.]x[_]', ax, true",
    "'a[[.b]x[_]', abx_, false",
    "'a[[=b]x', abx, true",
    "'a[[:]b', a:b, true",
    "'a[[:digit:]', a5, false",
    "a\\\\*b, a*b, true",
    "a\\\\*b, axb, false",
    "abc\\\\\\\\, abc, false",
    "a?c, aüc, false",
    "a??c, aüc, true",
    "*x*y*, aaxbbycc, true",
    "*x*y*, aaybbxcc, false",
    "a*, a, true",
    "a*b, a, false"
  })
  void patternsMatchAsInAShell(String pattern, String word, boolean expected) {
    assertThat(matches(pattern, word)).isEqualTo(expected);
  }

  @Test
  void aThousandStarsEndAtOnce() {
    String stars = "*a".repeat(1000) + "b";
    String word = "a".repeat(10_000);
    assertThat(matches(stars, word)).isFalse();
    assertThat(matches("*".repeat(1000), word)).isTrue();
  }

  @Test
  void manyAliasesAreSearchedFast() {
    StringBuilder aliases = new StringBuilder();
    StringBuilder dependencies = new StringBuilder();
    for (int i = 0; i < 27_000; i++) {
      String id = String.format("%08X", i);
      aliases.append("alias pci:v00008086d" + id + "sv*sd*bc*sc*i* m" + i % 4000 + "\n");
    }
    for (int i = 0; i < 4000; i++) {
      dependencies.append("kernel/m" + i + ".ko:\n");
    }
    ModuleTree tree =
        ModuleTree.ofIndexFiles(
            "/lib/modules/big",
            Map.of("modules.alias", aliases.toString(), "modules.dep", dependencies.toString()));
    assertThat(tree.modules()).hasSize(4000);
    for (int i = 0; i < 10_000; i++) {
      String word = String.format("pci:v00008086d%08Xsv0000sd0000bc00sc00i00", i);
      assertThat(tree.modulesFor(word)).hasSize(1);
    }
  }

  @Test
  void beforeItsFirstWildcardAnIndexTakesABackslashAsItIs() {
    ModuleTree tree =
        ModuleTree.ofIndexFiles(
            "/lib/modules/1", Map.of("modules.alias", "alias a\\b* m\nalias x[ n\nother line\n"));
    assertThat(tree.modulesFor("a\\bc")).containsExactly("m");
    assertThat(tree.modulesFor("abc")).isEmpty();
  }

  @Test
  void allHitsOfASourceCountInOrder() {
    ModuleTree tree =
        ModuleTree.ofIndexFiles(
            "/lib/modules/1",
            Map.of("modules.alias", "alias a* one\nalias ab two\nalias * three\n"));
    assertThat(tree.modulesFor("ab")).containsExactly("one", "two", "three");
  }
}
