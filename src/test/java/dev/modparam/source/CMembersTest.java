// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What initializers say of one member or one element. */
class CMembersTest {

  private static final String TYPES =
      """
      struct point { int x, y; };
      struct deep { struct point p; char name[4]; int list[2]; char *text; far_t far; int last; };
      union both { int a; short b; };
      struct outer { struct { int in; }; int out; struct point; int :3, bits:4; };
      typedef struct { int x; } plain_t;
      """;

  private static SourceModule read(String text) {
    return CSource.parse(TYPES + text + "\nMODULE_LICENSE(\"GPL\");", "m");
  }

  /** The default of a parameter on a place; ? where it is not known. */
  private static String at(String variable, String place) {
    SourceModule module =
        read("static %s;\nmodule_param_named(v, %s, int, 0);".formatted(variable, place));
    Object value = module.definition().parameters().get(0).defaultValue();
    return module.parameters().get(0).defaultKnown() ? String.valueOf(value) : "?";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "struct point s                                   ; s.x         ; 0",
        "struct point s = { 1, 2 }                        ; s.y         ; 2",
        "struct point s = { 1 }                           ; s.y         ; 0",
        "struct point s = { .y = 5 }                      ; s.x         ; 0",
        "struct point s = { .x = 5, 6 }                   ; s.y         ; 6",
        "struct point s = { .x = 5, .x = 6 }              ; s.x         ; 6",
        "struct point s = { .x = }                        ; s.x         ; ?",
        "struct point s = { .z = 1, 2 }                   ; s.y         ; ?",
        "struct point s = { 1, 2, 3 }                     ; s.y         ; ?",
        "struct point s = { 1, , 3 }                      ; s.y         ; ?",
        "struct point s = INIT                            ; s.x         ; ?",
        "struct point s = { 1, 2 }                        ; s.z         ; ?",
        "struct point s = { 1, 2 }                        ; (s.y)       ; 2",
        "struct point s = { 1, 2 }                        ; s.          ; ?",
        "struct point s = { 1, 2 }                        ; s+x         ; ?",
        "struct point s = { 1, 2 }                        ; s[0]        ; ?",
        "struct point s = { 1, 2 }, *p = &s               ; p.x         ; ?",
        "struct point s[2] = { { 1, 2 }, { 3, 4 } }       ; s[1].x      ; 3",
        "struct point s[2] = { { 1, 2 }, { 3, 4 } }       ; s.x         ; ?",
        "struct point s[2] = { 1, 2, 3, 4 }               ; s[1].x      ; ?",
        "struct point s[2] = { [1] = { .y = 7 } }         ; s[1].y      ; 7",
        "struct point s[2] = { [1].y = 7 }                ; s[1].y      ; 7",
        "struct point s[2] = { [1].y = 7, [1].x = 1 }     ; s[1].x      ; 1",
        "struct point s[2] = { [1].y = 7 }                ; s[0].y      ; 0",
        "struct point s[2] = { [1] = { 5, 6 }, [1].y = 7 }; s[1].y      ; 7",
        "struct point s[2] = { [FAR] = { 1 } }            ; s[1].x      ; ?",
        "struct point s[9] = { [2 ... 4] = { 3, 8 } }     ; s[3].y      ; 8",
        "struct point s[9] = { [2 ... 4] = { 3, 8 }, { 1, 1 } } ; s[5].y ; 1",
        "struct point s[9] = { [2 ... 4] = { 3, 8 } }     ; s[5].y      ; 0",
        "struct point s[9] = { [-1] = { 3, 8 } }          ; s[5].y      ; ?",
        "struct point s[9] = { [2 ... 99999] = { 3, 8 } } ; s[5].y      ; ?",
        "struct point s[9] = { [2 ... FAR] = { 3, 8 } }   ; s[5].y      ; ?",
        "struct point s[2] = { [1] }                      ; s[1].x      ; ?",
        "struct point s[2] = { [(1)] = { 4, 5 } }         ; s[1].x      ; 4",
        "struct point s[2] = INIT                         ; s[1].x      ; ?",
        "struct point s[2]                                ; s[1].x      ; 0",
        "struct point s[2] = { { 1, 2 } }                 ; s[FAR].x    ; ?",
        "int s[2] = { 1, 2 }                              ; s{1}        ; ?",
        "int s[2] = { 1, 2 }                              ; s[1][0]     ; ?",
        "int s[2] = { 1, }                                ; s[1]        ; 0",
        "int s[2] = { 1, , }                              ; s[1]        ; ?",
        "int s[2][2] = { { 1, 2 }, { 3, 4 } }             ; s[1][0]     ; 3",
        "int s[2][2] = { 1, 2, 3, 4 }                     ; s[1][0]     ; ?",
        "struct deep s = { { 1, 2 }, \"ab\", { 3, 4 }, 0 } ; s.list[1]  ; 4",
        "struct deep s = { { 1, 2 }, \"ab\", { 3, 4 }, 0 } ; s.p.y      ; 2",
        "struct deep s = { 1, 2, \"ab\" }                 ; s.p.y       ; ?",
        "struct deep s = { { 1, 2 }, { 'a' }, 3, 4 }      ; s.list[1]   ; ?",
        "struct deep s = { { 1 }, \"a\", { 3 }, 0, 7, 8 } ; s.last      ; ?",
        "struct deep s = { .p.x = 1, .p.y = 2, .last = 9 }; s.p.y       ; 2",
        "struct deep s = { .p.x = 1, .list[1] = 2 }       ; s.list[1]   ; 2",
        "struct deep s = { .p = { 3, 4 }, .p.y = 2 }      ; s.p.x       ; 3",
        "union both u                                     ; u.a         ; 0",
        "union both u = { .a = 3 }                        ; u.a         ; 3",
        "union both u = { .b = 3 }                        ; u.a         ; ?",
        "struct far s = { .x = 4 }                        ; s.x         ; 4",
        "struct far s = { 4 }                             ; s.x         ; ?",
        "struct outer s = { .in = 3 }                     ; s.in        ; 3",
        "struct outer s = { .out = 3 }                    ; s.out       ; 3",
        "struct outer s = { .bits = 3 }                   ; s.bits      ; ?",
        "plain_t s = { 6 }                                ; s.x         ; 6",
        "plain_t s = { .x = 6 }                           ; s.x         ; 6",
        "plain_t s                                        ; 5           ; ?",
      })
  void aPartHoldsWhatTheInitializerOfTheWholeSaysOfIt(
      String variable, String place, String expected) {
    assertThat(at(variable, place)).isEqualTo(expected);
  }

  @Test
  void noParameterLiesDeeperThanSixteenSteps() {
    String deep = "struct { int x; } ";
    assertThat(at(deep + "s", "s.x" + "[0]".repeat(20))).isEqualTo("?");
    assertThat(at("int s" + "[1]".repeat(20), "s" + "[0]".repeat(20))).isEqualTo("?");
    assertThat(at("int s" + "[1]".repeat(9), "s" + "[0]".repeat(9))).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        ".max = 2, .num = &n, .ops = &param_ops_int, .elem = &list; [2] counted from 1 = [7] 0000",
        ".max = 3, .num = 0, .ops = &param_ops_int, .elem = list   ; [3] = [7] 0000",
        ".max = 3, .ops = &param_ops_int, .elem = &list[0]         ; [3] = [7] 0000",
        ".max = ARRAY_SIZE(list), .ops = &param_ops_int, .elem = (list) ; [3] = [7] 0000",
        ".ops = &param_ops_int, .elem = list                       ; [3] = [7] 0000",
        ".max = FAR, .ops = &param_ops_int, .elem = list           ; [3] = [7] 0000",
      })
  void aWrittenOutArrayIsReadAsTheMacroWouldDeclareIt(String members, String expected) {
    SourceModule module =
        read(
            """
            static int list[3] = { 7 }; static unsigned int n = 1;
            static struct kparam_array arr = { %s };
            module_param_cb(a, &param_array_ops, &arr, 0);
            """
                .formatted(members));

    assertThat(module.notes()).isEmpty();
    assertThat(Shape.params(module.definition()).get(0)).endsWith(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "&param_array_ops; &far",
        "&param_array_ops; &none",
        "&param_array_ops; list",
        "&param_array_ops; &own",
        "&param_ops_string; &far",
        "&param_ops_string; NULL",
      })
  void whatTheTextDoesNotWriteOutTakesAnyText(String operations, String pointer) {
    SourceModule module =
        read(
            """
            static int list[3];
            static struct kparam_array none;
            static struct kparam_array own = { .ops = &own_ops, .elem = list };
            module_param_cb(a, %s, %s, 0);
            """
                .formatted(operations, pointer));

    assertThat(module.parameters().get(0).typeKnown()).isFalse();
    assertThat(module.notes()).isNotEmpty();
  }

  @Test
  void aBufferOfAStructureHasItsSize() {
    assertThat(
            Shape.params(
                read("""
                static struct deep d = { .name = "ab" };
                static struct kparam_string s = { .string = d.name, .maxlen = 4 };
                module_param_cb(name, &param_ops_string, &s, 0);
                """)
                    .definition()))
        .isEqualTo(List.of("name: string(4) = ab 0000"));
  }
}
