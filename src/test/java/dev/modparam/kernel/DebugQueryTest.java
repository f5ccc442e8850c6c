// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The argument {@code dyndbg}, which never fails a load. */
class DebugQueryTest {

  private static List<String> recordsOf(String argument) {
    SimulatedKernel kernel = new SimulatedKernel();
    LoadedModule module = kernel.insmod(ModuleDefinition.of("driver"), argument);
    assertThat(module.arguments().unknown()).isEmpty();
    return Kernels.log(kernel);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dyndbg",
        "dyndbg=+p",
        "other.dyndbg=-p",
        "dyndbg==_",
        "dyndbg=+pmfslt",
        "dyndbg=\"func init* +p\"",
        "dyndbg=\"file a.c line 5-10 +p\"",
        "dyndbg=\"file a.c:init +p\"",
        "dyndbg=\"file a.c:10-20 +p\"",
        "dyndbg=\"line 5- +p\"",
        "dyndbg=\"line -7 +p\"",
        "dyndbg=\"format 'two words' class DRM +p\"",
        "dyndbg=\"func a +p; func b +p\"",
        "dyndbg=\"# a comment\"",
        "dyndbg=",
        "dyndbg=\";;\""
      })
  void aGoodQueryIsSilent(String argument) {
    assertThat(recordsOf(argument)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "p                      | bad flag-op p, at start of p              | flags parse failed",
        "+x                     | unknown flag 'x'                          | flags parse failed",
        "func +p                | expecting pairs of match-spec <value>      | query parse failed",
        "colour red +p          | unknown keyword \"colour\"                | query parse failed",
        "func a func b +p       | match-spec:func val:a overridden by b     | query parse failed",
        "module a module b +p   | match-spec:module val:a overridden by b   | query parse failed",
        "line 5 line 6 +p       | match-spec: line used 2x                  | query parse failed",
        "file a.c:5 line 6 +p   | match-spec: line used 2x                  | query parse failed",
        "file a.c:f func g +p   | match-spec:func val:f overridden by g     | query parse failed",
        "line x +p              | bad line-number: x                        | query parse failed",
        "line 99999999999 +p    | bad line-number: 99999999999              | query parse failed",
        "line 4294967296 +p     | bad line-number: 4294967296               | query parse failed",
        "line 10-5 +p           | last-line:5 < 1st-line:10                 | query parse failed",
        "func 'open +p          | unclosed quote: open +p                   | tokenize failed",
        "a b c d e f g h i +p   | too many words, legal max <=9             | tokenize failed"
      })
  void aBadQueryIsComplainedOfInTwoRecords(String query, String complaint, String stage) {
    assertThat(recordsOf("dyndbg=\"" + query + "\""))
        .containsExactly("3 dyndbg: " + complaint, "3 dyndbg: " + stage);
  }

  @Test
  void eachQueryOfAListIsChecked() {
    assertThat(recordsOf("dyndbg=\"p; +p\n+x\"")).hasSize(4);
  }

  @Test
  void aWordWithAnotherDotIsUnknown() {
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(ModuleDefinition.of("driver"), "a.b.dyndbg=+p");

    assertThat(Kernels.log(kernel)).containsExactly("4 driver: unknown parameter 'a' ignored");
  }
}
