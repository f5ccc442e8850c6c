// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Macros of the text, seen through the string that a second macro makes of their expansion. */
class CExpansionTest {

  private static SourceModule expand(String defines, String expression) {
    return CSource.parse(
        "#define STR_(...) #__VA_ARGS__\n#define STR(...) STR_(__VA_ARGS__)\n"
            + defines.replace("¶", "\n")
            + "\nstatic char *v = "
            + expression
            + "; module_param(v, charp, 0);\nMODULE_LICENSE(\"GPL\");",
        "m");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "#define F(x) [x]                    ; STR(F(a b))          ; [a b]",
        "#define F(x) [x]                    ; STR(F)               ; F",
        "#define F(x) [x]                    ; STR(F (1))           ; [1]",
        "#define F() []                      ; STR(F())             ; []",
        "#define F(x) [x]                    ; STR(F())             ; []",
        "#define F(x, y) x-y                 ; STR(F(1))            ; F(1)",
        "#define F(x) x                      ; STR(F(1, 2))         ; F(1, 2)",
        "#define F(x, y) x-y                 ; STR(F((1, 2), 3))    ; (1, 2)-3",
        "#define F(x) F(x)                   ; STR(F(1))            ; F(1)",
        "#define A B¶#define B A             ; STR(A)               ; A",
        "#define A 1¶#undef A                ; STR(A)               ; A",
        "#define A 1¶#define A 2             ; STR(A)               ; 2",
        "#define F(x) x##1                   ; STR(F(a) F(0x))      ; a1 0x1",
        "#define F(x) x##1                   ; STR(F())             ; 1",
        "#define F(x) x##+                   ; STR(F(+))            ; ++",
        "#define F(x, y) x##y                ; STR(F(,b)F(a,)F(,))  ; ba",
        "#define F(x, y) x##y z              ; STR(F(a b,c d))      ; a bc d z",
        "#define F(x) x##x##x                ; STR(F(a))            ; aaa",
        "#define F(x) pre_##x¶#define N m    ; STR(F(N))            ; pre_N",
        "#define F(x) G(x)¶#define G(x) pre_##x¶#define N m ; STR(F(N)) ; pre_m",
        "#define F(x) x##_t x                ; STR(F(a))            ; a_t a",
        "#define F(x) #x                     ; STR(F(a \"b\\n\"))   ; \"a \\\"b\\\\n\\\"\"",
        "#define F(x) #x                     ; F('\"')              ; '\"'",
        "#define F(x) #x                     ; F( a   +b )          ; a +b",
        "#define F(x) #x                     ; F()                  ; ``",
        "#define F(...) [__VA_ARGS__]        ; STR(F(1, 2))         ; [1, 2]",
        "#define F(...) [__VA_ARGS__]        ; STR(F())             ; []",
        "#define F(a, ...) a[__VA_ARGS__]    ; STR(F(1))            ; 1[]",
        "#define F(a, r...) a[r]             ; STR(F(1, 2, 3))      ; 1[2, 3]",
        "#define F(a, r...) f(a, ##r)        ; STR(F(1))            ; f(1)",
        "#define F(a, r...) f(a, ##r)        ; STR(F(1, 2, 3))      ; f(1, 2, 3)",
        "#define F(a, ...) f(a,##__VA_ARGS__); STR(F(1, x))         ; f(1, x)",
        "#define F(x                         ; STR(F(1))            ; F(1)",
        "#define F(x+) x                     ; STR(F(1))            ; F(1)",
        "#define (x) x¶#define¶#define 3 x   ; STR(a)               ; a",
        "#define F(x) #y x                   ; STR(F(1))            ; #y 1",
        "#define F(x) x ##                   ; STR(F(1))            ; 1 ##",
        "#define F(x) ## x                   ; STR(F(1))            ; ## 1",
        "#define module_param(a, b, c) gone  ; STR(a)               ; a",
        "#define IS_ODD(x) odd x             ; STR(IS_ODD(3))       ; odd 3",
        "``                                  ; STR(IS_ENABLED(CONFIG_A)) ; IS_ENABLED(CONFIG_A)",
        "``                                  ; STR(IS_BUILTIN(CONFIG_A)) ; IS_BUILTIN(CONFIG_A)",
        "``                                  ; STR(IS_REACHABLE(CONFIG_A)) ;"
            + " IS_REACHABLE(CONFIG_A)",
        "``                                  ; STR(IS_MODULE)       ; IS_MODULE",
        "#define N 5                         ; __stringify(N)       ; 5",
        "#define N 5                         ; STR(__stringify)     ; __stringify",
        "#define N m                         ; __stringify(a N)     ; a m",
      })
  void aMacroExpandsAsTheCompilerExpandsIt(String defines, String expression, String expected) {
    SourceModule module = expand(defines, expression);

    assertThat(module.notes()).isEmpty();
    Object found = module.definition().parameters().get(0).defaultValue();
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "#ifdef X¶#define A 1¶#else¶#define A 2¶#endif    ; STR(A)   ; A",
        "#ifdef X¶#define A 1¶#else¶#define A 1¶#endif    ; STR(A)   ; 1",
        "#ifdef X¶#define A 1¶#endif¶#define A 3          ; STR(A)   ; 3",
        "#define A 1¶#ifdef A¶#undef A¶#endif             ; STR(A)   ; A",
        "#ifdef X¶#define A 1¶#endif¶#ifdef A¶#undef A¶#endif¶#define A 2 ; STR(A) ; 2",
        "#define A 1¶#ifdef X¶#undef A¶#endif             ; STR(A)   ; 1",
        "#ifdef X¶#define F(a) a¶#else¶#define F 1¶#endif ; STR(F(2)) ; F(2)",
        "#ifdef X¶#define F(a) a¶#else¶#define F(b) b¶#endif ; STR(F(2)) ; F(2)",
        "#ifdef X¶#define F(a) a¶#else¶#define F(a) a¶#endif ; STR(F(2)) ; 2",
      })
  void aMacroThatBranchesDefineInTwoWaysStandsForItself(
      String defines, String expression, String expected) {
    Object found = expand(defines, expression).definition().parameters().get(0).defaultValue();
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void aNameThatOnlyAHeaderDefinesIsNotMadeAString() {
    assertThat(expand("", "__stringify(FAR)").notes())
        .extracting(Note::message)
        .containsExactly("the default of parameter v is not known: \"__stringify (FAR)\"");
    assertThat(expand("", "__stringify(A)").notes()).isEmpty();
  }

  @Test
  void aCallThatIsNotClosedIsLeftAsItStands() {
    for (String call : new String[] {"F(1", "__stringify(1", "IS_ENABLED(A"}) {
      SourceModule module =
          CSource.parse(
              "#define F(x) x\nstatic int w; module_param(w, int, 0);\n#ifdef A\nint v = "
                  + call
                  + ";\n#endif\n",
              "m");
      assertThat(module.definition().parameters()).hasSize(1);
      assertThat(module.notes())
          .extracting(Note::message)
          .anyMatch(note -> note.contains("follow"));
    }
  }

  @Test
  void callsInArgumentsOfCallsAreFollowedOnlySoDeep() {
    String deep = "F(".repeat(200) + "1" + ")".repeat(200);
    SourceModule module = expand("#define F(x) x", "STR(" + deep + ")");

    Object found = module.definition().parameters().get(0).defaultValue();
    assertThat(String.valueOf(found)).contains("1");
  }
}
