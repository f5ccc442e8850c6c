// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Note;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which branches of an {@code #if} count, and how the text goes on after them. */
class CConditionsTest {

  private static SourceModule parse(String text) {
    return CSource.parse(text + "\nMODULE_LICENSE(\"GPL\");\n", "m");
  }

  private static List<String> names(SourceModule module) {
    return module.definition().parameters().stream().map(param -> param.name()).toList();
  }

  /** y for a branch that certainly is compiled, n for one that certainly is not, ? else. */
  private static String decided(String directive) {
    SourceModule module =
        parse(
            "#define ONE 1\n#define F(x) x\n#define EMPTY\nstatic int yes;\n"
                + directive
                + "\nmodule_param(yes, int, 0);\n#endif\n");
    return names(module).isEmpty() ? "n" : module.notes().isEmpty() ? "y" : "?";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "#if 1; y",
        "#if 0; n",
        "#if ONE; y",
        "#if ONE - 1; n",
        "#if defined(ONE); y",
        "#if defined ONE; y",
        "#if !defined(ONE); n",
        "#if defined(FAR); ?",
        "#if defined FAR && 0; n",
        "#if !defined(FAR) || 1; y",
        "#if defined(FAR; ?",
        "#if defined(; ?",
        "#if defined; ?",
        "#if defined(1); ?",
        "#if defined 1; ?",
        "#if FAR; ?",
        "#if FAR > 3; ?",
        "#if F(1) == 1; y",
        "#if F; ?",
        "#if EMPTY; ?",
        "#if; ?",
        "#ifdef ONE; y",
        "#ifndef ONE; n",
        "#ifdef FAR; ?",
        "#ifndef FAR; ?",
        "#ifdef; ?",
        "#ifdef A B; ?",
        "#ifndef A B; ?",
        "#ifdef MODULE; y",
        "#ifdef __KERNEL__; y",
        "#ifndef __KERNEL__; n",
        "#ifdef __cplusplus; n",
        "#ifndef __CHECKER__; y",
        "#if defined(__ASSEMBLY__); n",
        "#ifdef CONFIG_X; ?",
        "#if IS_ENABLED(CONFIG_X); ?",
        "#if IS_ENABLED(CONFIG_X) && 0; n",
        "#if 'a' == 97; y",
        "#if 0x10 == 16; y",
        "# if 1; y",
      })
  void aConditionIsDecidedWhereTheTextDecidesIt(String directive, String expected) {
    assertThat(decided(directive)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "#if 1|a|#elif 1|b|#else|c|#endif@ a",
        "#if 0|a|#elif 1|b|#else|c|#endif@ b",
        "#if 0|a|#elif 0|b|#else|c|#endif@ c",
        "#if 0|a|#else|b|#endif@ b",
        "#if 1|a|#elif X|b|#else|c|#endif@ a",
        "#if X|a|#elif 1|b|#else|c|#endif@ a b",
        "#if X|a|#elif 0|b|#else|c|#endif@ a c",
        "#if X|a|#elif Y|b|#else|c|#endif@ a b c",
        "#if 0|a|#elifdef X|b|#elifndef ONE|c|#endif@ b",
        "#if 0|a|#elifndef ONE|b|#elifdef ONE|c|#endif@ c",
        "#if 0|#if 1|a|#else|b|#endif|#else|c|#endif@ c",
        "#if 0|#ifdef X|a|#elif Y|b|#endif|#elif 1|c|#endif@ c",
        "#if 1|#if 0|a|#else|b|#endif|#else|c|#endif@ b",
        "#if 0|a|b|c@ ``",
        "#if 0|a@ ``",
        "#if 1|a|#else|b@ a",
        "#else|a|#elif 1|b|#endif|c@ a b c",
        "#endif|a|#endif|b|c@ a b c",
        "#else it's|a@ a",
        "#if 0|it's not \"C|#endif|a@ a",
        "#if 0|/* #endif */|// #endif|a|#endif|b@ b",
        "#if 0|x = \"/*\";|#endif|a@ a",
        "#if 0|x = \"a\"; /*|#endif|*/|a|#endif|b@ b",
        "#if 0|##else|a|#endif|b@ b",
        "#if 0|x // /* it's|#endif|a@ a",
        "#if 0|x / y /*|#endif|a|*/|#endif|b@ b",
        "#error don't|#warning \"x|#pragma y|a@ a",
      })
  void theFirstBranchThatHoldsCounts(String lines, String expected) {
    String text =
        lines.replace("|", "\n").replaceAll("(?m)^([abc])$", "module_param_named($1, v, int, 0);");

    String wanted = expected.equals("``") ? "" : expected;
    SourceModule module = parse("#define ONE\nstatic int v;\nMODULE_LICENSE(\"GPL\");\n" + text);
    assertThat(String.join(" ", names(module))).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#if X|int f(void) {|#else|int f(int a) {|#endif| return 0; }",
        "int f(void) {|#if X| if (a) {|#endif| b();|#if X| }|#endif|}",
        "int f(void) {|#if X| if (a) {|#else| if (b) {|#endif| c(); }|}",
        "int f(void) { if (a) {|#if X| } else {|#endif| b(); } }",
        "int f(void) {|#ifdef X| a(); }|#else| b(); }|#endif",
        "#if X|int f(void) {|#elif 0|bad {{|#else|int f(int a) {|#endif| return 0; }",
        "#if X|int f(void) {|#elif 1|int f(int a) {|#else|dead {|#endif| return 0; }",
        "#if X|int f(void) {|#elif Y|int f(int a) {|#endif| return 0; }",
        "#if X|#if Y|#endif|#endif",
        "#if X|static int other = 1|#else|static int other = 2|#endif|;",
        "struct s {|#if X| int a;|#else| long a;|#endif|};",
        "#if X|int f(int a)|#else|int f(long a)|#endif|{ return 0; }",
      })
  void bracketsThatBranchesOpenAreClosedOnce(String lines) {
    SourceModule module =
        parse(lines.replace('|', '\n') + "\nstatic int v = 3;\nmodule_param(v, int, 0);");

    assertThat(names(module)).containsExactly("v");
    assertThat(module.parameters().get(0).defaultKnown()).isTrue();
  }

  @Test
  void aBracketThatNoBranchClosesIsNotedAndOneWithoutBranchesIsRefused() {
    SourceModule module =
        parse("static int v; module_param(v, int, 0);\nint f(void) {\n#if X\n if (a) {\n#endif\n");

    assertThat(names(module)).containsExactly("v");
    assertThat(module.notes())
        .extracting(Note::message)
        .contains("\"{\" is not closed in all branches of an #if; the rest of the file is lost");
  }

  @Test
  void aGuardOfTheWholeFileIsNotACondition() {
    SourceModule module =
        parse(
            """
            #ifndef MY_H
            #define MY_H
            static int v;
            module_param(v, int, 0);
            #else
            #endif
            """);

    assertThat(names(module)).containsExactly("v");
    assertThat(module.notes()).isEmpty();
  }

  @Test
  void thePrefixThatBranchesDefineDifferentlyLeavesTheParameterOut() {
    SourceModule module =
        parse(
            """
            #ifdef X
            #define MODULE_PARAM_PREFIX "a."
            #else
            #define MODULE_PARAM_PREFIX "b."
            #endif
            static int v;
            module_param(v, int, 0);
            """);

    assertThat(names(module)).isEmpty();
    assertThat(module.notes())
        .extracting(Note::message)
        .containsExactly("the prefix of parameter v is not known; it is left out");
  }

  @Test
  void aVariableThatBranchesDeclareDifferentlyIsHeldToNothing() {
    SourceModule module =
        parse(
            """
            #ifdef X
            static int v = 1; static int same = 2; static int list[2];
            #else
            static long v = 1; static int same = 2; static int list[3];
            #endif
            module_param(v, int, 0);
            module_param(same, int, 0);
            module_param_array(list, int, NULL, 0);
            """);

    assertThat(module.parameters())
        .extracting(
            SourceModule.Parameter::name,
            SourceModule.Parameter::defaultKnown,
            SourceModule.Parameter::lengthKnown)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("v", false, true),
            org.assertj.core.groups.Tuple.tuple("same", true, true),
            org.assertj.core.groups.Tuple.tuple("list", false, false));
  }
}
