// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Note;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters of a C file that are on one variable share it, whatever their types are. */
class CSharingTest {

  private static LoadedModule load(String text, String line) {
    SourceModule module = CSource.parse(text + " MODULE_LICENSE(\"GPL\");", "m");
    assertThat(module.notes()).map(Note::message).isEmpty();
    return new SimulatedKernel().insmod(module.definition(), line);
  }

  private static String shown(LoadedModule module, String name) {
    return module.attribute(name).show().strip();
  }

  @Test
  void anIntIsAlsoShownAsAnotherType() {
    String text =
        """
        static int v = -1;
        module_param(v, int, 0644);
        module_param_named(u, v, uint, 0644);
        module_param_named(h, v, hexint, 0644);
        """;

    assertThat(shown(load(text, ""), "u")).isEqualTo("4294967295");
    assertThat(shown(load(text, "v=18"), "h")).isEqualTo("0x000012");
    assertThat(shown(load(text, "h=0x80000000"), "v")).isEqualTo("-2147483648");
  }

  @Test
  void operationsOfAShorterTypeSeeTheFirstBytes() {
    String text =
        """
        static int v = 0x1234;
        module_param_cb(b, &param_ops_byte, &v, 0644);
        module_param(v, int, 0644);
        module_param_cb(c, &param_ops_byte, (unsigned char *)&v + 1, 0644);
        """;

    assertThat(shown(load(text, ""), "b")).isEqualTo("52");
    assertThat(shown(load(text, ""), "c")).isEqualTo("18");
    assertThat(shown(load(text, "b=1 c=2"), "v")).isEqualTo("513");
  }

  @Test
  void elementsOfAnArrayAreParametersOfTheirOwn() {
    String text =
        """
        #define LAST (2 - 1)
        static int v[2] = { 4, 5 };
        module_param_array(v, int, NULL, 0644);
        module_param_named(first, v[0], int, 0644);
        module_param_named(last, v[LAST], uint, 0644);
        """;

    assertThat(shown(load(text, "v=1,2 last=9"), "v")).isEqualTo("1,9");
    assertThat(shown(load(text, ""), "first")).isEqualTo("4");
  }

  @Test
  void elementsAloneHaveNothingToDoWithEachOther() {
    String text =
        """
        static int v[2] = { 4, 5 };
        module_param_named(first, v[0], int, 0644);
        module_param_named(last, v[1], int, 0644);
        module_param_named(again, v[1], int, 0644);
        """;

    assertThat(shown(load(text, "first=1"), "last")).isEqualTo("5");
    assertThat(shown(load(text, "last=1"), "again")).isEqualTo("1");
  }

  @Test
  void aShorterBufferIsTheBeginOfALongerOne() {
    String text =
        """
        static char s[16] = "abcdefgh";
        module_param_string(small, s, 4, 0644);
        module_param_string(whole, s, sizeof(s), 0644);
        """;

    assertThat(shown(load(text, ""), "small")).isEqualTo("abcdefgh");
    assertThat(shown(load(text, "small=xy"), "whole")).isEqualTo("xy");
  }

  @Test
  void twoArraysHaveOneCounter() {
    String text =
        """
        static int v[4], w[4] = { 1, 2, 3, 4 };
        static unsigned int n;
        module_param_array(v, int, &n, 0644);
        module_param_array(w, int, &n, 0644);
        module_param(n, int, 0644);
        """;
    LoadedModule module = load(text, "v=7,8");

    assertThat(shown(module, "w")).isEqualTo("1,2");
    assertThat(shown(module, "n")).isEqualTo("2");
    module.attribute("n").store("3");
    assertThat(shown(module, "v")).isEqualTo("7,8,0");
  }

  @Test
  void anArrayIsAlsoOneOfAnotherTypeAndCount() {
    String text =
        """
        static int v[2] = { 1, 2 };
        static unsigned int n = 1;
        module_param_array(v, int, NULL, 0644);
        module_param_array_named(w, v, uint, &n, 0644);
        static const struct kparam_array half = {
          .max = 2, .elemsize = sizeof(short), .ops = &param_ops_short, .elem = (char *)v + 4,
        };
        __module_param_call(MODULE_PARAM_PREFIX, half, &param_array_ops, .arr = &half, 0644, -1, 0);
        """;
    assertThat(shown(load(text, ""), "w")).isEqualTo("1");
    assertThat(shown(load(text, "w=5,6"), "v")).isEqualTo("5,6");
    assertThat(shown(load(text, "half=-1,-1"), "v")).isEqualTo("1,-1");
    assertThat(shown(load(text, "w=65537,3"), "half")).isEqualTo("3,0");
  }

  @Test
  void aParameterIsOnTheCounterOfAPart() {
    String text =
        """
        static int v[4] = { 1, 2, 3, 4 };
        static int n = 2;
        module_param_array(v, int, NULL, 0644);
        module_param_array_named(w, v, uint, &n, 0644);
        module_param(n, int, 0644);
        """;
    LoadedModule module = load(text, "w=9");

    assertThat(shown(module, "n")).isEqualTo("1");
    module.attribute("n").store("3");
    assertThat(shown(module, "w")).isEqualTo("9,2,3");
  }

  @Test
  void aCounterThatIsLongerThanItsArrayIsTheCounterAllTheSame() {
    String text =
        """
        static unsigned char v[2];
        static unsigned int n;
        module_param(n, uint, 0644);
        module_param_array(v, byte, &n, 0644);
        """;

    assertThat(shown(load(text, "v=7"), "n")).isEqualTo("1");
  }

  @Test
  void theOnlyElementIsAPartOfItsArray() {
    String text =
        """
        static int v[1];
        module_param_named(first, v[0], int, 0644);
        module_param_array(v, int, NULL, 0644);
        """;

    assertThat(shown(load(text, "v=7"), "first")).isEqualTo("7");
    assertThat(shown(load(text, "first=7"), "v")).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource({"char *, charp, b, b", "int, bint, Y, 1", "bool, bool, Y, Y", "short, short, 2, 2"})
  void anElementLiesBehindTheOnesBeforeIt(String variable, String type, String text, String shown) {
    String c =
        "static "
            + variable
            + " v[2]; module_param_array(v, "
            + type
            + ", NULL, 0644);"
            + " module_param_named(second, v[1], "
            + type
            + ", 0644);";

    assertThat(shown(load(c, "v=0," + text), "second")).isEqualTo(shown);
  }

  @Test
  void aVariableOfAnotherFileIsSharedByItsName() {
    String text =
        "module_param_named(a, far, int, 0644); module_param_named(b, far, int, 0644);"
            + "module_param_array(v, int, &n, 0644); module_param_array(w, int, &n, 0644);"
            + "static int v[2], w[2];";
    LoadedModule module =
        new SimulatedKernel().insmod(CSource.parse(text, "m").definition(), "a=3 v=1,2");

    assertThat(shown(module, "b")).isEqualTo("3");
    assertThat(shown(module, "w")).isEqualTo("0,0");
  }
}
