// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import dev.modparam.kernel.ArgumentReport;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What drivers in and out of the kernel's tree do besides the plain macros. */
class CDriversTest {

  private static final String INT = "an int from -2147483648 to 2147483647";

  private static SourceModule parse(String text) {
    return CSource.parse(text + "\nMODULE_LICENSE(\"GPL\");\n", "m");
  }

  private static List<String> params(String text) {
    SourceModule module = parse(text);
    assertThat(module.notes()).isEmpty();
    return Shape.params(module.definition());
  }

  private static String notes(String text) {
    return parse(text).notes().stream().map(Note::message).collect(Collectors.joining("\n"));
  }

  @Test
  void membersAndElementsAreVariables() {
    assertThat(
            params(
                """
                enum { RATE, PITCH, COUNT };
                struct num { int low, value; };
                static struct { char *args[17]; unsigned int nargs; char text[8]; } quirks = {
                  .text = "x"
                };
                static struct { union { struct num n; } u; unsigned char on:1; long l; } vars[COUNT] = {
                  [RATE] = { .u.n.value = 5, .u.n.low = 1, .l = 7 },
                  [PITCH] = { .u = { .n = { 2, 6 } } },
                };
                static int list[4] = { 1, 2, 3 }, grid[2][2] = { { 1, 2 }, { 3, 4 } };
                module_param_array_named(quirks, quirks.args, charp, &quirks.nargs, 0644);
                module_param_string(text, quirks.text, sizeof(quirks.text), 0);
                module_param_named(rate, vars[RATE].u.n.value, int, 0444);
                module_param_named(pitch, vars[PITCH].u.n.value, int, 0444);
                module_param_named(l, vars[PITCH].l, long, 0444);
                module_param_named(first, list[0], int, 0);
                module_param_named(last, (list[3]), int, 0);
                module_param_array_named(row, grid[1], int, NULL, 0);
                module_param_named(again, vars[RATE].u.n.value, int, 0444);
                """))
        .containsExactly(
            "quirks: charp[17] counted from 0 = [] 0644",
            "text: string(8) = x 0000",
            "rate: " + INT + " = 5 0444",
            "pitch: " + INT + " = 6 0444",
            "l: a long from -9223372036854775808 to 9223372036854775807 = 0 0444",
            "first: " + INT + " = 1 0000",
            "last: " + INT + " = 0 0000",
            "row: " + INT + "[2] = [3, 4] 0000",
            "again: " + INT + " = 5 0444 same as rate");
  }

  @Test
  void listsWithoutTheirInnerBracesAreNotGuessed() {
    assertThat(
            notes(
                """
                static struct { int a[2]; int b; } s = { 1, 2, 3 };
                module_param_named(b, s.b, int, 0);
                static struct far t = { 1, 2 };
                module_param_named(c, t.c, int, 0);
                """))
        .contains("the default of parameter b is not known")
        .contains("the default of parameter c is not known");
  }

  @Test
  void anArrayOfUnknownLengthChecksItsElements() {
    SourceModule module =
        parse("static int index[SNDRV_CARDS];\nmodule_param_array(index, int, NULL, 0444);");

    assertThat(ArgumentReport.check(module.definition(), "index=1,2,foo").isClean()).isFalse();
    assertThat(ArgumentReport.check(module.definition(), "index=1,2,3").isClean()).isTrue();
  }

  @Test
  void branchesThatAreCertainlyDeadHideNothing() {
    assertThat(
            params(
                """
                #if SUPPORT == 1
                void f(void)
                {
                #if 0
                  /* debug
                     print */
                #endif
                  g();
                }
                #else
                void f(void)
                {
                #if 1
                  if (x == 1) {
                #else
                  if (x == 2) {
                #endif
                    h(1);
                  }
                }
                #endif
                #define LIMIT 3
                #if LIMIT > 2 && !defined(NOTHING) || 1
                static int a = 1;
                #else
                static int a = 2;
                #endif
                #if defined(MODULE) && defined LIMIT
                module_param(a, int, 0);
                #endif
                #undef LIMIT
                #ifdef LIMIT
                module_param_named(b, a, int, 0777);
                #endif
                """))
        .containsExactly("a: " + INT + " = 1 0000");
  }

  @Test
  void whatWouldNotCompileInABranchThatNobodyMayBuildIsANote() {
    String text =
        """
        #ifdef NEVER
        static int a;
        module_param(a, int, 0577);
        module_param(b, int);
        it's no C;
        static long c;
        module_param(c, int, 0);
        module_param_named(x+, c, long, 0);
        #endif
        static int d;
        module_param(d, int, 0644);
        """;

    assertThat(Shape.params(parse(text).definition())).containsExactly("d: " + INT + " = 0 0644");
    assertThat(parse(text).notes())
        .allMatch(note -> note.message().startsWith("under #ifdef NEVER this would not compile"))
        .extracting(note -> note.location().line())
        .containsExactly(3, 4, 7, 8);
  }

  @Test
  void anUnevenFunctionEndsAtABraceAtTheStartOfItsLine() {
    assertThat(
            Shape.params(
                parse(
                        """
                        int f(int x)
                        {
                        #ifdef A
                          if (x) {
                        #endif
                        #ifdef B
                          if (x) {
                        #endif
                            x++;
                        #if defined(A) || defined(B)
                          }
                        #endif
                          return x;
                        }
                        static int v = 3;
                        module_param(v, int, 0);
                        """)
                    .definition()))
        .containsExactly("v: " + INT + " = 3 0000");
  }

  @Test
  void anEnumerationWithANegativeConstantIsAnInt() {
    assertThat(
            params(
                """
                static enum { UNSET = -1, ON, OFF } state = UNSET;
                enum named { LOW = -2 };
                static enum named other;
                enum plain { ZERO };
                static enum plain third = ZERO;
                module_param(state, int, 0444);
                module_param(other, bint, 0);
                module_param(third, uint, 0);
                """))
        .hasSize(3);
    assertThat(notes("static enum far v;\nmodule_param(v, int, 0);")).startsWith("whether");
  }

  @Test
  void structuresOfTheTableAreRead() {
    assertThat(
            params(
                """
                static int list[3] = { 1 }; static unsigned int n = 1; static char buf[6] = "ab";
                static const struct kparam_array arr = {
                  .max = ARRAY_SIZE(list), .elemsize = sizeof(list[0]), .num = &n,
                  .ops = &param_ops_int, .elem = list,
                };
                static struct kparam_string str = { .maxlen = sizeof(buf), .string = buf };
                __module_param_call("", a, &param_array_ops, .arr = &arr, 0444, -1, 0);
                module_param_cb(s, &param_ops_string, &str, 0644);
                static int b[2];
                module_param_array(b, int, ((void *)0), 0);
                """))
        .containsExactly(
            "a: " + INT + "[3] counted from 1 = [1] 0444",
            "s: string(6) = ab 0644",
            "b: " + INT + "[2] = [] 0000");
  }

  @Test
  void ownTypesHaveTheOperationsOfTheirName() {
    SourceModule module =
        parse(
            """
            static const struct kernel_param_ops param_ops_slot = {
              .set = set_t, .get = param_get_uint
            };
            static const struct kernel_param_ops param_ops_same = {
              .set = param_set_int, .get = param_get_int
            };
            static unsigned int slots = 16;
            static int same = 3;
            module_param_named(slots, slots, slot, 0644);
            module_param(same, same, 0644);
            """);

    assertThat(Shape.params(module.definition()))
        .containsExactly("slots: slot = 16 0644", "same: " + INT + " = 3 0644");
    assertThat(module.notes()).hasSize(1);
  }

  @Test
  void flagsAreReadOrNoted() {
    String text =
        "__module_param_call(MODULE_PARAM_PREFIX, p, &param_ops_int, &v, 0, -1, %s);static int v;";

    assertThat(params(text.formatted("KERNEL_PARAM_FL_HWPARAM | hwparam_iomem")))
        .containsExactly("p: " + INT + " = 0 0000 unsafe hardware");
    assertThat(notes(text.formatted("FLAGS")))
        .isEqualTo("whether p is unsafe or sets hardware is not known: \"FLAGS\"");
  }

  @Test
  void permissionsThatSurelyAreASlipAreNoted() {
    assertThat(notes("static bool v;\nmodule_param(v, bool, 1);"))
        .isEqualTo(
            "permissions 0001 of parameter v let nobody read or write it; was this meant as the"
                + " default?");
  }

  @Test
  void expressionsAreEvaluatedAsTheCompilerDoes() {
    assertThat(
            params(
                """
                typedef unsigned char byte_t;
                static int a = (int)5, b = 3 > 2, c = 1 ? 7 : X, d = sizeof(int) == 4;
                static unsigned long e = BIT(3) | GENMASK(7, 6);
                static int f = (u8)300, g = -1 > 0U, h = (byte_t)(-1), i = 0 && X, j = X || 2;
                static long k = (unsigned long)-1 > 0 ? (signed char)0x80 : 0;
                module_param(a, int, 0); module_param(b, int, 0); module_param(c, int, 0);
                module_param(d, int, 0); module_param(e, ulong, 0); module_param(f, int, 0);
                module_param(g, int, 0); module_param(h, int, 0); module_param(i, int, 0);
                module_param(j, int, 0); module_param(k, long, 0);
                """))
        .extracting(line -> line.replaceFirst("(\\w+): .* = (\\S+) 0000", "$1=$2"))
        .containsExactly(
            "a=5", "b=1", "c=7", "d=1", "e=200", "f=44", "g=1", "h=255", "i=0", "j=1", "k=-128");
  }

  @Test
  void namesThatNoParameterHasAreRefusedWithTheirPlaceThoughTheirVariableIsShared() {
    for (String name : List.of("é", "n".repeat(256))) {
      String text = "static int d; module_param(d, int, 0);module_param_named(%s, d, int, 0);";
      assertThatThrownBy(() -> parse(text.formatted(name)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("line 1, column 58");
    }
  }
}
