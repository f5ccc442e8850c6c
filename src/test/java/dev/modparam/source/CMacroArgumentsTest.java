// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.input.Note;
import dev.modparam.param.Param;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments of the macros that declare parameters mean. */
class CMacroArgumentsTest {

  private static SourceModule parse(String text) {
    return CSource.parse(text + "\nMODULE_LICENSE(\"GPL\");", "m");
  }

  private static Param<?> only(String text) {
    SourceModule module = parse(text);
    assertThat(module.notes()).as(text).isEmpty();
    return module.definition().parameters().get(0);
  }

  private static List<String> notes(String text) {
    return parse(text).notes().stream().map(Note::message).toList();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "8, -1", "-1, -1"})
  void aLevelIsOneOfTheKernels(String argument, int level) {
    String call = "__module_param_call(\"\", v, &param_ops_int, &v, 0, " + argument + ", 0);";

    assertThat(only("static int v; " + call).initcallLevel().orElse(-1)).isEqualTo(level);
  }

  @Test
  void aNamedTypeIsTakenAsItIsWrittenAndAnotherOneExpanded() {
    String text = "#define KIND int\nstatic int v; ";

    assertThat(only(text + "module_param(v, KIND, 0);").type().name()).isEqualTo("int");
    assertThat(notes(text + "module_param_named(v, v, KIND, 0);"))
        .contains(
            "rules unknown: type KIND is none of the kernel's, so parameter v takes any text");
  }

  @Test
  void tooManyArgumentsAreRefused() {
    assertThatThrownBy(() -> parse("static int v; module_param_named(v, v, int, 0, 5);"))
        .hasMessageContaining("found module_param_named with 5 arguments, expected 4 arguments");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 2"})
  void anArrayStartsWithTheCountOfItsCounter(String start, int count) {
    String text = "static int v[2], n = " + start + "; module_param_array(v, int, &n, 0);";

    assertThat(only(text).initialCount()).hasValue(count);
  }

  @Test
  void anImpossibleCountIsNoted() {
    String text = "static int v[2], n = 3; module_param_array(v, int, &%s, 0);";

    assertThat(parse(text.formatted("n")).definition().parameters().get(0).initialCount())
        .hasValue(2);
    assertThat(parse(text.formatted("s.n")).definition().parameters().get(0).initialCount())
        .hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({"abc, true", "abcd, false", "'', true"})
  void aTextFitsABufferWithItsNul(String text, boolean known) {
    String declaration = "static char v[4] = \"" + text + "\"; module_param_string(v, v, 4, 0);";

    assertThat(parse(declaration).parameters().get(0).defaultKnown()).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "0, false", "2147483647, true", "2147483648, false"})
  void aBufferHasASize(String size, boolean known) {
    String text = "static char v[1]; module_param_string(v, v, " + size + ", 0);";

    assertThat(parse(text).parameters().get(0).lengthKnown()).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({"my_get, false", "NULL, true", "param_get_int, true"})
  void aDefaultIsOpenIfAnUnknownFunctionShowsIt(String getter, boolean known) {
    String text = "static int v; module_param_call(v, my_set, " + getter + ", &v, 0600);";

    assertThat(parse(text).definition().parameters().get(0).isDefaultKnown()).isEqualTo(known);
  }

  @Test
  void aMacroOfTheKernelStaysOneWhateverTheTextSays() {
    String text = "#define __MODULE_INFO(a, b, c) gone\n__MODULE_INFO(key, b, \"x\");";

    assertThat(parse(text).definition().tags("key")).containsExactly("x");
  }

  @Test
  void aKeyThatNoModinfoHasIsNoted() {
    assertThat(notes("MODULE_INFO(=, \"x\");"))
        .containsExactly("the text of MODULE_INFO is not known: \"\"x\"\"");
  }

  @ParameterizedTest
  @CsvSource({"(1), 250", "-(-1), 250", "(1 ? 1 : 0), 250"})
  void anyNumberOfGroupsMayFollowEachOther(String one, String sum) {
    String text = "static int v = " + one + (" + " + one).repeat(249) + ";";

    assertThat(String.valueOf((Object) only(text + "module_param(v, int, 0);").defaultValue()))
        .isEqualTo(sum);
  }

  @ParameterizedTest
  @CsvSource({"(int)2147483647 + 1 < 0, 1", "(long)2147483647 + 1 > 0, 1", "(u8)300 == 44, 1"})
  void aCastHasTheWidthOfItsType(String expression, String expected) {
    String text = "static int v = " + expression + "; module_param(v, int, 0);";

    assertThat(only(text).defaultText()).isEqualTo(expected + "\n");
  }
}
