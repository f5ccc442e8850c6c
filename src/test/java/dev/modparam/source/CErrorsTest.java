// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import dev.modparam.kernel.SimulatedKernel;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CErrorsTest {

  private static InvalidInputException refusal(String text) {
    return catchThrowableOfType(InvalidInputException.class, () -> CSource.parse(text, "m"));
  }

  @Test
  void aVariableOfAnotherTypeIsRefusedAtItsPlace() {
    InvalidInputException refusal =
        refusal("static long size;\nmodule_param_named(s, size, int, 0444);\n");

    assertThat(refusal)
        .hasMessage(
            """
            line 2, column 23: found "long size" as a parameter of type int, expected a variable of\
             type int or unsigned int
            module_param_named(s, size, int, 0444);
                                  ^\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "static const char *v; module_param(v, charp, 0); | \"const or volatile char *v\" as a"
            + " parameter of type charp | a variable of type char *",
        "static int v[3]; module_param(v, int, 0); | \"int v[3]\" as a parameter of type int"
            + " | a variable of type int or unsigned int",
        "static int v; module_param_array(v, int, NULL, 0); | \"int v\" as a parameter of type"
            + " array of int | an array of int or unsigned int",
        "static long v[3]; module_param_array(v, bool, NULL, 0); | \"long v[3]\" as a parameter of"
            + " type array of bool | an array of bool",
        "static int v[3][4]; module_param_array(v, int, NULL, 0); | \"int v[3][4]\" as a parameter"
            + " of type array of int | an array of int or unsigned int",
        "static char *v; module_param_string(s, v, 5, 0); | \"char *v\" as a string buffer"
            + " | an array of char",
        "static char v; module_param_string(s, v, 5, 0); | \"char v\" as a string buffer"
            + " | an array of char",
        "static int v; module_param(v, int, 0666); | permissions that no driver compiles with |"
            + " what the kernel has room for: parameter v: permissions 0666 are not allowed: others"
            + " may never write",
        "static int v; module_param(v, int, S_IWUGO); | permissions that no driver compiles with |"
            + " what the kernel has room for: parameter v: permissions 0222 are not allowed: others"
            + " may never write",
        "static int v; module_param(v, int, 644); | permissions that no driver compiles with | what"
            + " the kernel has room for: parameter v: permissions 01204 are not allowed: they must"
            + " be from 0 to 0777 (decimal 644 is octal 01204; write 0644, with a leading zero)",
        "module_param(v, int); | module_param with 2 arguments | 3 arguments",
        "module_param(); | module_param with 1 argument | 3 arguments",
        "module_param(a b+, int, 0); | parameter \"ab+\" | what the kernel has room for: a"
            + " parameter's name is of 1 to 255 letters, digits, _, -, . or #, not \"ab+\"",
        "module_param(v, int, 0 | \"(\" that is not closed | \")\" before the text ends",
        "int f(void) { if (x) { | \"{\" that is not closed | its partner before the text ends",
        "static int a[] = { 1, | \"{\" that is not closed | its partner before the text ends",
        "char *s = \"abc; | a string that is not closed | \" at its end",
        "char c = 'a; | a character that is not closed | ' at its end",
        "/* | a comment that is not closed | */ at its end",
        "#if 0 `/*` | a comment that is not closed | */ at its end",
      })
  void whatDoesNotCompileIsRefused(String text, String found, String expected) {
    InvalidInputException refusal = refusal(text);

    assertThat(refusal).isNotNull();
    assertThat(refusal.found().orElseThrow() + " | " + refusal.expected().orElseThrow())
        .isEqualTo(found + " | " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "static int v = HZ / 2; module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"HZ / 2\"",
        "static int v = 1 / 0; module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"1 / 0\"",
        "static int v = 1 << 32; module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"1 << 32\"",
        "static int v = f(3); module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"f (3)\"",
        "static int v = 1.5f; module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"1.5f\"",
        "static int v = (1)); module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"(1))\"",
        "static int v = 99999999999999999999; module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"99999999999999999999\"",
        "static int v = 'ab'; module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"'ab'\"",
        "static int v = sizeof(struct x); module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"sizeof (struct x)\"",
        "static int v = sizeof(); module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"sizeof ()\"",
        "static int v = ARRAY_SIZE(x); module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"ARRAY_SIZE (x)\"",
        "static int v = { 1 }; module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"{ 1 }\"",
        "static int v = 5 5; module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"5 5\"",
        "static int v = 5 +; module_param(v, int, 0);"
            + " | the default of parameter v is not known: \"5 +\"",
        "static char *v = buf; module_param(v, charp, 0);"
            + " | the default of parameter v is not known: \"buf\"",
        "static char *v = L\"x\"; module_param(v, charp, 0);"
            + " | the default of parameter v is not known: \"L\"x\"\"",
        "static char v[3] = \"a\" X; module_param_string(v, v, 3, 0);"
            + " | the default of parameter v is not known: \"\"a\" X\"",
        "static char v[3] = { 'a' }; module_param_string(v, v, 3, 0);"
            + " | the default of parameter v is not known: \"{ 'a' }\"",
        "static char v[9] = \"abcdef\"; module_param_string(v, v, 3, 0);"
            + " | the default of parameter v is longer than its buffer",
        "static char v[N]; module_param_string(v, v, sizeof(v), 0); | rules unknown: the size of"
            + " its buffer is not known: \"sizeof (v)\", so parameter v takes any text / the"
            + " default of parameter v is not known: this file does not define its variable",
        "static int v[2] = X; module_param_array(v, int, NULL, 0);"
            + " | the default of parameter v is not known: \"X\"",
        "static int v[2] = { 1, [2] = 3 }; module_param_array(v, int, NULL, 0);"
            + " | the default of parameter v is not known: \"{ 1 , [ 2 ] = 3 }\"",
        "static int v[2] = { [5] = 3 }; module_param_array(v, int, NULL, 0);"
            + " | the default of parameter v is not known: \"{ [ 5 ] = 3 }\"",
        "static int v[2] = { [1 ... 0] = 3 }; module_param_array(v, int, NULL, 0);"
            + " | the default of parameter v is not known: \"{ [ 1 ... 0 ] = 3 }\"",
        "static int v[2] = { [X] = 3 }; module_param_array(v, int, NULL, 0);"
            + " | the default of parameter v is not known: \"{ [ X ] = 3 }\"",
        "static int v[2] = { [1] 3 }; module_param_array(v, int, NULL, 0);"
            + " | the default of parameter v is not known: \"{ [ 1 ] 3 }\"",
        "static int v[2] = { , }; module_param_array(v, int, NULL, 0);"
            + " | the default of parameter v is not known: \"{ , }\"",
        "static int v[2] = { X, 1 }; module_param_array(v, int, NULL, 0);"
            + " | the default of parameter v is not known: \"{ X , 1 }\"",
        "static int v[SNDRV_CARDS]; module_param_array(v, int, NULL, 0); | the length of \"int"
            + " v[SNDRV_CARDS]\" is not known or beyond the limit: the elements of parameter v are"
            + " checked, their number is not, and its default is not known",
        "static int v[] = X; module_param_array(v, int, NULL, 0); | the length of \"int v[]\" is"
            + " not known or beyond the limit: the elements of parameter v are checked, their"
            + " number is not, and its default is not known",
        "extern int v[]; module_param_array(v, int, NULL, 0); | the length of \"int v[]\" is not"
            + " known or beyond the limit: the elements of parameter v are checked, their number is"
            + " not, and its default is not known",
        "static int v[70000]; module_param_array(v, int, NULL, 0); | the length of \"int v[70000]\""
            + " is not known or beyond the limit: the elements of parameter v are checked, their"
            + " number is not, and its default is not known",
        "module_param_array(v, int, NULL, 0); | this file does not define the array: the elements"
            + " of parameter v are checked, their number is not, and its default is not known",
        "static int v[3]; module_param_array(v, axis, NULL, 0); | rules unknown: type axis is none"
            + " of the kernel's, so parameter v takes any text / the default of parameter v is not"
            + " known: its get function is not known",
        "static int v[3]; module_param_array(v, int, &s.n, 0);"
            + " | the count that array v starts with is not known; it is taken as 0",
        "static int v[3], n = 9; module_param_array(v, int, &n, 0);"
            + " | array v starts with a count beyond its length; all of it is shown",
        "extern int v; module_param(v, int, 0);"
            + " | the default of parameter v is not known: this file does not define its variable",
        "module_param_named(v, s.x, int, 0);"
            + " | the default of parameter v is not known: this file does not define its variable",
        "static int v; module_param(v, int, PERM);"
            + " | the permissions of v is not known: \"PERM\"; it gets no file",
        "static my_t v; module_param(v, int, 0);"
            + " | whether \"my_t v\" can be a parameter of type int is not known here",
        "static int v; module_param(v, int, 0); module_param(v, int, 0);"
            + " | line 1 declares parameter v; this one is left out",
        "static int v[2], n; module_param_array(v, int, &n, 0); module_param_cb(n, &param_ops_long,"
            + " &n, 0); | parameters v and n share the variable n in different ways; here each has"
            + " its own",
        "static int v; module_param(v, int, 0); module_param_cb(w, &param_ops_byte, (char *)&v + 4,"
            + " 0); | parameters v and w share the variable v in different ways; here each has its"
            + " own / the default of parameter w is not known: this file does not define its"
            + " variable",
        "MODULE_VERSION(VERSION); | the text of MODULE_VERSION is not known: \"VERSION\"",
        "MODULE_SOMETHING(x); | MODULE_SOMETHING is not read",
        "static int debug; module_param(debug, int, 0); MODULE_PARM_DESC(debgu, \"x\");"
            + " | there is no parameter debgu for the description \"x\"; did you mean debug?",
        "static int v; module_param(v, int, 0); MODULE_PARM_DESC(v, TEXT);"
            + " | the description of v is not known: \"TEXT\"",
      })
  void whatCannotBeKnownIsANoteAndTheModuleLoads(String text, String note) {
    SourceModule module = CSource.parse(text + " MODULE_LICENSE(\"GPL\");", "m");

    assertThat(module.notes().stream().map(Note::message).collect(Collectors.joining(" / ")))
        .isEqualTo(note);
    assertThatCode(() -> new SimulatedKernel().insmod(module.definition()))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsNoDefinitionIsNone() {
    SourceModule module =
        CSource.parse(
            """
            #define
            #define 5 5
            #define PARAM(x) static int x; \\
              module_param(x, int, 0444)
            #define OTHER(x) x ' y
            PARAM(a);
            """,
            "m");

    assertThat(module.notes())
        .map(Object::toString)
        .containsExactly("line 1, column 1: the file names no licence; the definition keeps GPL");
    assertThat(module.definition().tags("license")).containsExactly("GPL");
    assertThat(module.definition().parameter("a")).isPresent();
  }

  @Test
  void aMacroWithTwoMeaningsOrACircleHasNone() {
    SourceModule module =
        CSource.parse(
            """
            #define A 1
            #define A 2
            #define B C
            #define C B
            #define T "a" U
            #define U T
            #define EMPTY
            enum { E = 1 };
            enum { E = 2, F = X, G };
            enum { 5 };
            static int v = A + B, w = E, x = G, y = EMPTY;
            static char *t = T;
            module_param(v, int, 0);
            module_param(w, int, 0);
            module_param(x, int, 0);
            module_param(y, int, 0);
            module_param(t, charp, 0);
            MODULE_LICENSE("GPL");
            """,
            "m");

    assertThat(module.notes()).hasSize(5);
  }

  @Test
  void aSecondDefinitionIsTakenAsTheCompilerTakesIt() {
    SourceModule module =
        CSource.parse(
            """
            extern int a;
            static int a = 3;
            extern int a;
            static int b;
            static int b = 4;
            static int b;
            #ifdef X
            static int c = 5;
            static int d;
            static int e[2];
            #else
            static int c = 5;
            static long d;
            static int e[3];
            #endif
            module_param(a, int, 0);
            module_param(b, int, 0);
            module_param(c, int, 0);
            module_param(d, int, 0);
            module_param_array(e, int, NULL, 0);
            MODULE_LICENSE("GPL");
            """,
            "m");

    assertThat(module.definition().parameters().subList(0, 3))
        .map(param -> (Object) param.defaultValue())
        .containsExactly(3, 4, 5);
    assertThat(module.notes())
        .map(Note::message)
        .containsExactly(
            "whether \"int d\" can be a parameter of type int is not known here",
            "the default of parameter d is not known: the branches of an #if differ",
            "whether \"int e[#if]\" can be a parameter of type array of int is not known here",
            "the length of \"int e[#if]\" is not known or beyond the limit: the elements of"
                + " parameter e are checked, their number is not, and its default is not known");
  }

  @Test
  void aNameThatNoModuleHasIsRefused() {
    assertThatThrownBy(() -> CSource.parse("", "a b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not \"a b\"");
  }
}
