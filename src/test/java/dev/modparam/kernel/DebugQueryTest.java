// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import java.nio.charset.StandardCharsets;
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
        "dyndbg=\"line 5-5 +p\"",
        "dyndbg=\"line 4294967295 +p\"",
        "dyndbg=\"line 0 line 6 +p\"",
        "dyndbg=\"file a.c:init line 5 +p\"",
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
        "line 5-6 line 7 +p     | match-spec: line used 2x                  | query parse failed",
        "line -6 line 7 +p      | match-spec: line used 2x                  | query parse failed",
        "file :5 line 6 +p      | match-spec: line used 2x                  | query parse failed",
        "file a.c file b.c +p   | match-spec:file val:a.c overridden by b.c | query parse failed",
        "file a.c:5 file b +p   | match-spec:file val:a.c overridden by b   | query parse failed",
        "class a class b +p     | match-spec:class val:a overridden by b    | query parse failed",
        "format a format b +p   | match-spec:format val:a overridden by b   | query parse failed",
        "func 'open +p          | unclosed quote: open +p                   | tokenize failed",
        "a b c d e f g h i +p   | too many words, legal max <=9             | tokenize failed"
      })
  void aBadQueryIsComplainedOfInTwoRecords(String query, String complaint, String stage) {
    assertThat(recordsOf("dyndbg=\"" + query + "\""))
        .containsExactly("3 dyndbg: " + complaint, "3 dyndbg: " + stage);
  }

  @ParameterizedTest
  @CsvSource({"@, false", "A, true", "Z, true", "[, false", "`, false", "a, true", "z, true"})
  void afterAColonAFunctionBeginsWithALetter(String first, boolean isFunction) {
    assertThat(recordsOf("dyndbg=\"file a.c:" + first + " +p\"")).hasSize(isFunction ? 0 : 2);
  }

  @ParameterizedTest
  @CsvSource({"*, true", "?, true", "{, false", "'', true"})
  void aFunctionMayBeginWithAWildcard(String first, boolean isFine) {
    assertThat(recordsOf("dyndbg=\"file a.c:" + first + " +p\"")).hasSize(isFine ? 0 : 2);
  }

  @ParameterizedTest
  @CsvSource({
    "BF, false",
    "C0, true",
    "D6, true",
    "D7, false",
    "D8, true",
    "F7, false",
    "FF, true"
  })
  void theKernelTakesTheLettersOfLatin1AsLetters(String letter, boolean isFunction) {
    byte[] line = "dyndbg=\"file a.c:x +p\"".getBytes(StandardCharsets.UTF_8);
    line[line.length - 5] = (byte) Integer.parseInt(letter, 16);
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(ModuleDefinition.of("driver")).apply(line);

    assertThat(Kernels.log(kernel)).hasSize(isFunction ? 0 : 2);
  }

  @ParameterizedTest
  @CsvSource({
    "a\\101b, aAb",
    "a\\nb, 'a\nb'",
    "\\303\\251, é",
    "\\1011, A1",
    "\\7, '\u0007'",
    "\\778, ?8",
    "\\400, ' 0'",
    "\\t\\e\\a, '\t\u001b\u0007'",
    "\\\\101, \\101",
    "\\q\\8, \\q\\8",
    "a\\, a\\",
    "ab\\0cd, ab",
    "\\0cd, ''"
  })
  void aFormatHasTheEscapesOfTheKernel(String format, String meant) {
    assertThat(recordsOf("dyndbg=\"format '" + format + "' format b +p\""))
        .contains("3 dyndbg: match-spec:format val:" + meant + " overridden by b");
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
