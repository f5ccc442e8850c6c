// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import dev.modparam.param.Param;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which variables declarations declare, and what members and elements hold. */
class CDeclarationsTest {

  private static SourceModule parse(String text) {
    return CSource.parse(text + "\nMODULE_LICENSE(\"GPL\");", "m");
  }

  private static String value(String text) {
    SourceModule module = parse(text);
    assertThat(module.notes()).as(text).isEmpty();
    List<Param<?>> params = module.definition().parameters();
    return String.valueOf((Object) params.get(params.size() - 1).defaultValue());
  }

  private static List<String> notes(String text) {
    return parse(text).notes().stream().map(Note::message).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static int __v = 3; module_param_named(v, __v, int, 0);",
        "static int v __read_mostly = 3; module_param(v, int, 0);",
        "static int __read_mostly v = 3; module_param(v, int, 0);",
        "static __initdata int v = 3; module_param(v, int, 0);",
        "static int __aligned(8) v = 3; module_param(v, int, 0);",
        "int f(int), v = 3; module_param(v, int, 0);",
        "int v = 3, f(int); module_param(v, int, 0);",
        "int f(void) { return 0; } int v = 3; module_param(v, int, 0);",
        "LIST_HEAD(list) module_param(w, int, 0); static int w; int v = 3; module_param(v, int, 0)",
        "static struct __packed { int a; } *p; static int v = 3; module_param(v, int, 0);",
        "static int v[2] = { 3, 4 }; module_param_named(w, v[0], int, 0);",
        "typedef int number_t, *pointer_t; static number_t v = 3; module_param(v, int, 0);",
      })
  void aVariableIsFoundAmongWhatStandsAroundIt(String text) {
    assertThat(value(text)).isEqualTo("3");
  }

  @Test
  void aNameMayLookLikeAnAttribute() {
    assertThat(value("static int __v; module_param_named(v, __v, int, 0);")).isEqualTo("0");
    assertThat(value("static int w, __v; module_param_named(v, __v, int, 0);")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static char __user *v = \"x\"; module_param(v, charp, 0);",
        "static char *__ro_after_init v = \"x\"; module_param(v, charp, 0);",
        "static char * __aligned(8) v = \"x\"; module_param(v, charp, 0);",
      })
  void aPointerMayHaveAttributes(String text) {
    assertThat(value(text)).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"int v(int);", "int f(v);", "int f(int v);", "struct s { int v; };", "int *f(v);"})
  void whatIsNotAVariableIsNone(String text) {
    assertThat(notes(text + " module_param(v, int, 0);"))
        .containsExactly(
            "the default of parameter v is not known: this file does not define its variable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unsigned a : 3; int c; | { 1, 3 } | 3",
        "unsigned a : 3; int c; | { 1 } | 0",
        "unsigned a : 2 + 1, b : (4), : 2, d : 1; int c; | { 1, 2, 0, 3 } | 3",
        "int : 4; int c; | { 3 } | 3",
        "int (*f)(int, int); int c; | { 0, 3 } | 3",
        "int (*f)(int), (*const g)(void), b; int c; | { 0, 0, 5 } | 0",
        "int a, b, c; | { .b = 1, 3 } | 3",
        "int c, b, a; | { .b = 1, 3 } | 0",
        "struct t *p; int c; | { 0, 3 } | 3",
        "struct { int x; } i; int c; | { { 1 }, 3 } | 3",
        "int a[2]; int c; | { { 1 }, 3 } | 3",
        "char a[2]; int c; | { \"x\", 3 } | 3",
        "int c; | { .c = 1, .c = 3 } | 3",
      })
  void aMemberHoldsWhatTheCompilerPutsThere(String members, String initializer, String expected) {
    String text = "static struct { " + members + " } s = " + initializer + ";";

    assertThat(value(text + " module_param_named(v, s.c, int, 0);")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ .i.x = 1, .i = { 3, 4 } } | 3 | 4",
        "{ .i = { 3, 4 }, .i.x = 1 } | 1 | 4",
        "{ .i = { 3 }, .i.y = 1 } | 3 | 1",
        "{ .i = {}, .i.y = 4 } | 0 | 4",
        "{ .i = { .y = 2 }, .i.x = 4 } | 4 | 2",
      })
  void laterDesignatorsReplaceEarlierOnes(String initializer, String x, String y) {
    String text = "static struct { struct { int x, y; } i; } s = " + initializer + ";";

    assertThat(value(text + " module_param_named(v, s.i.x, int, 0);")).isEqualTo(x);
    assertThat(value(text + " module_param_named(v, s.i.y, int, 0);")).isEqualTo(y);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "struct { int a; } s = X | s.a",
        "struct { struct { int x; } i; int a; } s = { 1, 2 } | s.a",
        "int v[2] = X | v[0]",
        "int v[2][2] = { 1, 2, 3, 4 } | v[0][1]",
        "int v[2] = { [X] = 1 } | v[0]",
        "struct { struct { int x, y; } i; } s = { .i = X, .i.y = 4 } | s.i.x",
      })
  void whatTheReaderDoesNotUnderstandIsNotKnown(String declaration, String place) {
    assertThat(notes("static " + declaration + "; module_param_named(p, " + place + ", int, 0);"))
        .containsExactly(
            "the default of parameter p is not known: the initializer of the whole is not"
                + " understood");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v[2] = { 1, 2, 3 } | [1, 2]",
        "v[2] = { 1, 2, [0] = 3 } | [3, 2]",
        "v[3] = { [1] = 5, 6 } | [0, 5, 6]",
        "v[4] = { [1 ... 2] = 5, 6 } | [0, 5, 5, 6]",
        "v[4] = { 7, [0 ... 1] = 5 } | [5, 5]",
        "v[1] = { [0] = 4, } | [4]",
      })
  void anArrayHoldsWhatTheCompilerPutsThere(String declaration, String expected) {
    assertThat(value("static int " + declaration + "; module_param_array(v, int, NULL, 0);"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{ [0] = }", "{ [0] }", "{ [2] = 1 }", "{ [-1] = 1 }", "{ [1 ... 2] = 1 }"})
  void aBadDesignatorIsNotKnown(String initializer) {
    String text = "static int v[2] = " + initializer + "; module_param_array(v, int, NULL, 0);";

    assertThat(parse(text).parameters().get(0).defaultKnown()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, true", "65536, true", "65537, false", "0, false"})
  void anArrayHasALengthUpToALimit(int length, boolean known) {
    String text = "static int v[" + length + "]; module_param_array(v, int, NULL, 0);";

    assertThat(parse(text).parameters().get(0).lengthKnown()).isEqualTo(known);
  }

  @Test
  void anyNumberOfArraysHaveALength() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 70; i++) {
      text.append("static int a%d[%d]; module_param_array(a%d, int, NULL, 0);".formatted(i, 3, i));
    }

    assertThat(parse(text.toString()).parameters()).allMatch(SourceModule.Parameter::lengthKnown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "static const int v; | int | \"const or volatile int v\"",
        "static char *const v; | charp | \"char *v\"",
      })
  void aVariableThatCannotBeSetIsNoted(String declaration, String type, String shown) {
    assertThat(notes(declaration + " module_param(v, " + type + ", 0);"))
        .containsExactly(shown + " is const or volatile, of which the compiler warns");
  }

  @Test
  void anEnumWithAnUnknownConstantMayBeOfAnyType() {
    String known = "enum e { A, B }; static enum e v; module_param(v, int, 0);";
    String unknown = "enum e { A = FAR, B }; static enum e v; module_param(v, int, 0);";

    assertThatThrownBy(() -> parse(known)).isInstanceOf(InvalidInputException.class);
    assertThat(notes(unknown))
        .containsExactly("whether \"enum e v\" can be a parameter of type int is not known here");
  }

  @Test
  void aBracketThatIsNotClosedIsRefused() {
    for (String text : List.of("int f(int a", "int v[3", "struct s { int a;")) {
      assertThatThrownBy(() -> CSource.parse(text, "m"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("that is not closed");
    }
  }
}
