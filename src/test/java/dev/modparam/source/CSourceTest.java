// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamTypes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CSourceTest {

  private static final String INT = "an int from -2147483648 to 2147483647";
  private static final String UINT = "a uint from 0 to 4294967295";

  private static SourceModule parse(String text) {
    return CSource.parse(text + "\nMODULE_LICENSE(\"GPL\");\n", "m");
  }

  private static List<String> params(String text) {
    SourceModule module = parse(text);
    assertThat(module.notes()).isEmpty();
    return Shape.params(module.definition());
  }

  @Test
  void aDriverDeclaresItsParametersAndItself() {
    SourceModule module =
        CSource.parse(
            """
            #include <linux/module.h>
            #define DRV_VERSION "1." MINOR
            #define MINOR "2"
            static int debug __read_mostly = 3;   /* static int debug = 4; */
            module_param(debug, int, 0644);       // module_param(commented, int, 0);
            MODULE_PARM_DESC(debug, "Level of " "debugging\\n"
                                    "\\t(default: \\"3\\")");
            static const char *text = "module_param(quoted, int, 0644);";

            static int __init my_init(void)
            {
                    if (debug) { return '}'; }
                    module_param(inside, int, 0);
                    return 0;
            }
            module_init(my_init);
            MODULE_AUTHOR("Ada <ada@example.org>");
            MODULE_DESCRIPTION("A driver");
            MODULE_VERSION(DRV_VERSION);
            MODULE_ALIAS("pci:*");
            MODULE_SOFTDEP("pre: other");
            MODULE_FIRMWARE("a.bin");
            MODULE_IMPORT_NS(CRYPTO);
            MODULE_IMPORT_NS("USB");
            MODULE_INFO(intree, "Y");
            MODULE_DEVICE_TABLE(pci, ids)
            static bool on = true;
            module_param(on, bool, S_IRUGO | S_IWUSR);
            MODULE_LICENSE("GPL v2");
            MODULE_LICENSE("extra");
            """,
            "my-driver");

    assertThat(module.notes()).isEmpty();
    assertThat(Shape.of(module.definition()))
        .containsExactly(
            "my_driver",
            "debug: " + INT + " = 3 0644 \"Level of debugging\n\t(default: \"3\")\"",
            "on: bool = true 0644",
            "author=Ada <ada@example.org>",
            "description=A driver",
            "version=1.2",
            "alias=pci:*",
            "softdep=pre: other",
            "firmware=a.bin",
            "import_ns=CRYPTO",
            "import_ns=USB",
            "intree=Y",
            "license=GPL v2",
            "license=extra");
    assertThat(module.modinfo())
        .map(Object::toString)
        .startsWith(
            "parmtype=debug:int",
            "parm=debug:Level of debugging\n\t(default: \"3\")",
            "author=Ada <ada@example.org>")
        .contains("parmtype=on:bool");
  }

  @Test
  void everyMacroOfTheFamilyDeclaresAParameter() {
    assertThat(
            params(
                """
                static int a, *unrelated, b = 3; static unsigned int n = 2; static char buf[8] = "x";
                static int arr[4] = { 1, 2 }; static char *s; static bool f; static long l = -5;
                module_param(a, int, 0444);
                module_param_unsafe(b, int, 0);
                module_param_named(c, b, int, 0400);
                module_param_named_unsafe(11n, s, charp, 0600);
                module_param_array(arr, int, &n, 0644);
                module_param_array_named(list, arr, int, (&(n)), 0);
                module_param_named(count, n, uint, 0444);
                module_param_string(text, buf, sizeof(buf), 0644);
                module_param_string(text2, buf, 8, 0644);
                module_param_cb(d, &param_ops_bool, &f, 0644);
                module_param_cb_unsafe(e, &param_ops_long, &l, 0644);
                static unsigned short h = 0xffff; static unsigned char hb[3]; static int hw;
                module_param_hw(h, ushort, irq, 0444);
                module_param_hw_named(hn, hw, int, ioport, 0444);
                module_param_hw_array(hb, byte, dma, NULL, 0444);
                static u32 core; static u64 cu;
                core_param(core, core, uint, 0644);
                core_param_unsafe(core2, cu, ullong, 0644);
                core_param_cb(g, &param_ops_uint, &core, 0644);
                module_param_call(i, param_set_int, param_get_int, &a, 0644);
                device_param_cb(j, &param_ops_ulong, &l, 0);
                __module_param_call(MODULE_PARAM_PREFIX, k, &param_ops_byte, &k, 0444, -1,
                                    KERNEL_PARAM_FL_UNSAFE | KERNEL_PARAM_FL_HWPARAM);
                static u8 k = 'k';
                """
                    .replace(
                        "device_param_cb(j, &param_ops_ulong",
                        "device_param_cb(j, &param_ops_long")))
        .containsExactly(
            "a: " + INT + " = 0 0444",
            "b: " + INT + " = 3 0000 unsafe",
            "c: " + INT + " = 3 0400 same as b",
            "11n: charp = null 0600 unsafe",
            "arr: " + INT + "[4] counted from 2 = [1, 2] 0644",
            "list: " + INT + "[4] counted from 2 = [1, 2] 0000 same as arr",
            "count: " + UINT + " = 2 0444 counter of arr",
            "text: string(8) = x 0644",
            "text2: string(8) = x 0644 same as text",
            "d: bool = false 0644",
            "e: a long from -9223372036854775808 to 9223372036854775807 = -5 0644 unsafe",
            "h: a ushort from 0 to 65535 = 65535 0444 hardware",
            "hn: " + INT + " = 0 0444 hardware",
            "hb: a byte from 0 to 255[3] = [] 0444 hardware",
            "core: " + UINT + " = 0 0644",
            "core2: a ullong from 0 to 18446744073709551615 = 0 0644 unsafe",
            "g: " + UINT + " = 0 0644 same as core",
            "i: " + INT + " = 0 0644 same as a",
            "j: a long from -9223372036854775808 to 9223372036854775807 = -5 0000 same as e",
            "k: a byte from 0 to 255 = 107 0444 unsafe hardware");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int v = 5                          | int    | 5",
        "int v = -1                         | int    | -1",
        "int v = (1 + 2) * 3 - 4 / 2 % 5    | int    | 7",
        "int v = 1 << 4 ^ 0x3 & ~1 ^ 010    | int    | 26",
        "int v = 100 >> 2                   | int    | 25",
        "int v = !0 + +!5                   | int    | 1",
        "int v = 'a'                        | int    | 97",
        "int v = '\\n'                      | int    | 10",
        "int v = '\\x41'                    | int    | 65",
        "int v = '\\101'                    | int    | 65",
        "int v = '\\''                      | int    | 39",
        "int v = 0b101                      | int    | 5",
        "int v = THREE                      | int    | 3",
        "int v = NEXT + B + LAST            | int    | 13",
        "int v = INT_MIN                    | int    | -2147483648",
        "int v = -2147483648                | int    | -2147483648",
        "int v = 0xffffffff                 | int    | -1",
        "int v = sizeof(buf) + sizeof(buf[0]) | int   | 11",
        "int v = sizeof(unsigned long) * sizeof(char *) | int | 64",
        "int v = ARRAY_SIZE(table) + sizeof(table) / sizeof(table[0]) | int | 6",
        "int v = sizeof(*table) + sizeof(u16) + sizeof(int) | int | 10",
        "int v = ARRAY_SIZE(listed)         | int    | 6",
        "int v = sizeof(word)               | int    | 4",
        "unsigned int v = -1                | uint   | 4294967295",
        "unsigned int v = ~0U               | uint   | 4294967295",
        "unsigned long v = ~0U              | ulong  | 4294967295",
        "unsigned long v = ~0UL             | ulong  | -1",
        "unsigned long v = ~0               | ulong  | -1",
        "unsigned long v = ULONG_MAX / 3    | ulong  | 6148914691236517205",
        "unsigned long v = ULONG_MAX % 10   | ulong  | 5",
        "u64 v = 1ULL << 40                 | ullong | 1099511627776",
        "unsigned long v = 0x80000000 >> 4  | ulong  | 134217728",
        "int v = -16 >> 2                   | int    | -4",
        "int v = U8_MAX                     | int    | 255",
        "bool v = true                      | bool   | true",
        "bool v = 2                         | bool   | true",
        "bool v = false                     | invbool | false",
        "bool v = 1                         | bool_enable_only | true",
        "int v = 2                          | bint   | 2",
        "int v                              | bint   | 0",
        "bool v                             | bool   | false",
        "u8 v = 300                         | byte   | 44",
        "signed char v = -1                 | byte   | 255",
        "enum colour v = B                  | uint   | 5",
        "enum { X = 7 } v = X               | hexint | 7",
        "struct_free_t v = 9                | int    | 9",
        "volatile_t v = 9                   | int    | 9",
        "char *v = \"a\" \"b\" NAME         | charp  | abname",
        "char *v = \"\\x41\\102\\e\\u00e9\\U0001F600\\q\" | charp | `AB\u001bé😀q`",
        "char *v = \"a\\0b\"                | charp  | a",
        "char *v = u8\"a\"                  | charp  | a",
        "char *v = NULL                     | charp  | null",
        "char *v = 0                        | charp  | null",
        "char *v = \"\"                     | charp  | ``",
        "__initdata int v = 4               | int    | 4",
        "int __aligned(8) v __section(\".x\") = 4 | int | 4",
        "unsigned v = 7                     | uint   | 7",
        "int x, v = 6                       | int    | 6",
        "int table2[] = { 1, 2 }, v = 6     | int    | 6",
        "long int unsigned v = 6            | ulong  | 6",
        "__u32 v = 6                        | uint   | 6",
      })
  void aDefaultIsWhatTheInitializerSays(String declaration, String type, String value) {
    SourceModule module =
        parse(
            """
            #define THREE (TWO + 1)
            #define TWO 2
            #define NAME "name"
            enum colour { A, B = 5, LAST, };
            enum { NEXT = LAST - THREE - 1 };
            typedef int struct_free_t, volatile_t;
            static char buf[2 * 5];
            static short word[TWO];
            static int table[THREE], listed[] = { 1, [4] = 2, 3 };
            """
                + "static "
                + declaration
                + ";\nmodule_param(v, "
                + type
                + ", 0);");

    assertThat(module.notes()).isEmpty();
    Param<?> param = module.definition().parameters().get(0);
    assertThat(String.valueOf((Object) param.defaultValue())).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int v[4]                           | int   | [4] = []",
        "int v[4] = { 1, 2 }                | int   | [4] = [1, 2]",
        "int v[4] = { 1, 2, }               | int   | [4] = [1, 2]",
        "int v[] = { 1, 2 }                 | int   | [2] = [1, 2]",
        "int v[] = { [3] = 1 }              | int   | [4] = [0, 0, 0, 1]",
        "int v[8] = { [0 ... 7] = -1 }      | int   | [8] = [-1, -1, -1, -1, -1, -1, -1, -1]",
        "int v[N] = { [0 ... (N - 1)] = 1 } | int   | [3] = [1, 1, 1]",
        "int v[N] = { [2] = 1, [0] = 5, 6 } | int   | [3] = [5, 6, 1]",
        "int v[2 * N] = {}                  | int   | [6] = []",
        "int v[E2] = { E1 }                 | int   | [2] = [1]",
        "int v[ARRAY_SIZE(w)]               | int   | [5] = []",
        "char *v[3] = { \"a\", NULL, \"b\" } | charp | [3] = [a, null, b]",
        "char *v[3] = { [1] = \"a\" }       | charp | [3] = [null, a]",
        "bool v[3] = { 1, [2] = true }      | bool  | [3] = [true, false, true]",
        "int v[3] = { [1] = 1 }             | bint  | [3] = [0, 1]",
      })
  void anArrayHasItsLengthAndDefaults(String declaration, String type, String expected) {
    String text = "#define N 3\nenum { E0, E1, E2 };\nstatic char w[5];\nstatic " + declaration;
    List<String> params = params(text + ";\nmodule_param_array(v, " + type + ", NULL, 0);");

    assertThat(params).hasSize(1);
    assertThat(params.get(0)).contains(expected + " 0000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "char v[5] = \"abcd\"     | sizeof(v) | string(5) = abcd",
        "char v[] = \"abcd\"      | sizeof(v) | string(5) = abcd",
        "char v[5] = { \"ab\" }   | sizeof v  | string(5) = ab",
        "char v[5] = {}           | 5         | string(5) = ``",
        "char v[5] = { 0 }        | 5         | string(5) = ``",
        "char v[5] = { '\\0' }    | LENGTH    | string(5) = ``",
        "char v[LENGTH] = \"\"    | LENGTH    | string(5) = ``",
        "char v[] = \"ab\\0cd\"    | sizeof(v) | string(6) = ab",
      })
  void aBufferHasItsSizeAndText(String declaration, String size, String expected) {
    String text = "#define LENGTH 5\nstatic " + declaration;

    assertThat(params(text + ";\nmodule_param_string(s, v, " + size + ", 0);"))
        .containsExactly("s: " + expected.replace("``", "") + " 0000");
  }

  @Test
  void continuedLinesAreJoinedAndKeepTheirPlaces() {
    SourceModule module =
        parse(
            "static int a = 1\\\n2;\nmodule_\\\r\nparam(a, int, \\\n0644); // go on \\\n x(\n"
                + "MODULE_PARM_DESC(b\\\nc, \"\");");

    assertThat(Shape.params(module.definition())).containsExactly("a: " + INT + " = 12 0644");
    assertThat(module.notes())
        .map(Object::toString)
        .containsExactly("line 7, column 18: there is no parameter bc for the description \"\"");
  }

  @Test
  void macrosWithoutSemicolonsHideNothing() {
    assertThat(
            params(
                """
                DEFINE_IDR(x)
                static int a = 1;
                static DEFINE_MUTEX(lock);
                LIST_HEAD(list)
                module_param(a, int, 0)
                EXPORT_SYMBOL(a);
                asm("nop");
                static struct { int x; } s = { .x = 1 }, *t;
                struct __packed own { int a; char b[3]; } __aligned(8);
                static const struct own table[] = { { 1, "x" }, { 2 } };
                static int (*function)(int) = 0;
                int prototype(int a, char *b);
                static int b[2][3], c = 4;
                union u { int x; } static_u;
                int old_style(a) int a; { return a; }
                module_param(c, int, 0);
                """))
        .containsExactly("a: " + INT + " = 1 0000", "c: " + INT + " = 4 0000");
  }

  @Test
  void bothBranchesCountAndDeadCodeDoesNot() {
    SourceModule module =
        parse(
            """
            #ifndef GUARD
            #define GUARD
            #if 0
            module_param(dead, int, 0); don't "care /* about
            #if 1 */
            #else
            #endif
            #elif defined(CONFIG_A)
            static int a = 1;
            module_param(a, int, 0);
            #else /* not A */
            static int a = 2;
            module_param(a, int, 0);
            static int b;
            module_param(b, int, 0);
            #endif
            #if 1
            static int c = 1; // alive
            #elif X
            static int c = 2;
            #else
            static int c = 3;
            #endif
            #ifdef MODULE
            module_param(c, int, 0);
            #endif
            #error don't
            #  define D \\
                 4
            static int d = D;
            #ifdef CONFIG_B
            int f(void) {
            #else
            int f(int x) {
            #endif
              return 0; }
            module_param(d, int, 0);
            static int e =
            #ifdef CONFIG_E
              1
            #endif
              + 1;
            module_param(e, int, 0);
            #endif
            #endif
            #else
            """);

    assertThat(Shape.params(module.definition()))
        .containsExactly(
            "a: " + INT + " = 0 0000",
            "b: " + INT + " = 0 0000",
            "c: " + INT + " = 1 0000",
            "d: " + INT + " = 4 0000",
            "e: " + INT + " = 0 0000");
    assertThat(module.notes())
        .map(Object::toString)
        .containsExactly(
            "line 10, column 14: parameter a is there only under #elif defined (CONFIG_A)",
            "line 10, column 14: the default of parameter a is not known: the branches of an #if"
                + " differ",
            "line 13, column 14: line 10 declares parameter a; this one is left out",
            "line 15, column 14: parameter b is there only under #else of #elif defined (CONFIG_A)",
            "line 43, column 14: the default of parameter e is not known: \"#ifdef 1 #endif + 1\"");
  }

  @Test
  void ownOperationsTakeAnyText() {
    SourceModule module =
        parse(
            """
            static int level = 5, plain = 6;
            static struct kernel_param_ops own = { .set = own_set, .get = param_get_int };
            static const struct kernel_param_ops same = {
              .set = &param_set_int, .get = param_get_int, .free = NULL
            };
            static const struct kernel_param_ops bare = {
              .flags = KERNEL_PARAM_OPS_FL_NOARG, .set = bare_set
            };
            static const struct kernel_param_ops odd = { own_set, own_get };
            module_param_cb(level, &own, &level, 0644);
            MODULE_PARM_DESC(level, "from 0 to 9");
            __MODULE_PARM_TYPE(level, "int");
            module_param_cb(plain, &same, &plain, 0644);
            module_param_cb(bare, &bare, NULL, 0200);
            module_param_cb(odd, &odd, &plain, 0644);
            module_param_call(call, NULL, param_get_int, &plain, 0444);
            module_param_call(flag, param_set_bool, param_get_bool, &on, 0644);
            static bool on = true;
            module_param(timeout, timeout, 0644);
            module_param_cb(foreign, &param_ops_timeout, &plain, 0644);
            """);

    assertThat(Shape.params(module.definition()))
        .containsExactly(
            "level: unknown = 5 0644 \"from 0 to 9\"",
            "plain: " + INT + " = 6 0644",
            "bare: unknown = null 0200",
            "odd: unknown = null 0644",
            "call: unknown = 6 0444",
            "flag: unknown = Y 0644",
            "timeout: timeout = null 0644",
            "foreign: unknown = null 0644");
    assertThat(module.notes())
        .map(Object::toString)
        .containsExactly(
            "line 10, column 17: rules unknown: parameter level has operations of its own,"
                + " \"&own\", so it takes any text",
            "line 14, column 17: rules unknown: parameter bare has operations of its own,"
                + " \"&bare\", so it takes any text",
            "line 15, column 17: rules unknown: parameter odd has operations of its own, \"&odd\","
                + " so it takes any text",
            "line 15, column 17: the default of parameter odd is not known",
            "line 16, column 19: rules unknown: parameter call has operations of its own, \"NULL\","
                + " so it takes any text",
            "line 17, column 19: rules unknown: parameter flag has operations of its own,"
                + " \"param_set_bool\", so it takes any text",
            "line 19, column 14: rules unknown: type timeout is none of the kernel's, so parameter"
                + " timeout takes any text",
            "line 19, column 14: the default of parameter timeout is not known: its get function is"
                + " not known",
            "line 20, column 17: rules unknown: parameter foreign has operations of its own,"
                + " \"&param_ops_timeout\", so it takes any text",
            "line 20, column 17: the default of parameter foreign is not known");
    Param<?> bare = module.definition().parameter("bare").orElseThrow();
    assertThat(bare.type().acceptsBareName()).isTrue();
    assertThat(bare.type().kind())
        .isEqualTo(new ParamKind.Own(Optional.of(ParamTypes.unknown("unknown")), true, false));
    assertThat(module.definition().parameters().get(4).type().kind())
        .isInstanceOfSatisfying(ParamKind.Own.class, own -> assertThat(own.hasSet()).isFalse());
    assertThat(bare.type().parse("anything")).isEqualTo("anything");
  }

  @Test
  void cCodeIsWritten() {
    ModuleDefinition definition =
        ModuleDefinition.of(
                "m",
                Param.of("debug", ParamTypes.BOOL)
                    .defaultValue(true)
                    .permissions(0644)
                    .description("Say \"x\"\u0001"),
                Param.of("int", ParamTypes.array(ParamTypes.LONG, 3).counted(1))
                    .defaultValue(List.of(1L, Long.MIN_VALUE))
                    .permissions(0))
            .addAuthor("Ada");

    WrittenSource written = CSource.write(definition);

    assertThat(written.notes()).isEmpty();
    assertThat(written)
        .hasToString(
            """
            #include <linux/module.h>
            #include <linux/moduleparam.h>

            static bool debug = true;
            module_param(debug, bool, 0644);
            MODULE_PARM_DESC(debug, "Say \\"x\\"\\001");

            static long param_int[3] = { 1L, (-9223372036854775807L - 1) };
            static unsigned int param_int_num = 1;
            module_param_array_named(int, param_int, long, &param_int_num, 0);

            MODULE_LICENSE("GPL");
            MODULE_AUTHOR("Ada");
            """);
  }

  @Test
  void whatCCannotSayIsNoted() {
    ModuleDefinition definition =
        ModuleDefinition.of(
                "m",
                Param.of("a.b", ParamTypes.INT.between(0, 5)),
                Param.of("a_b", ParamTypes.INT),
                Param.of("r", ParamTypes.I8),
                Param.of("own", ParamTypes.parsed("colour", t -> t, t -> t, "")).hardware(),
                Param.of("list", ParamTypes.array(ParamTypes.INT, 2)).unsafe().hardware(),
                Param.of("int", ParamTypes.array(ParamTypes.INT, 2)).hardware(),
                Param.of("buffer", ParamTypes.string(5)).unsafe())
            .dependsOn("other")
            .addTag("odd key", "x");

    WrittenSource written = CSource.write(definition);

    assertThat(written.notes())
        .containsExactly(
            "C has no parameter names with - or .: a.b becomes a_b",
            "module_param has no bounds: parameter a.b is an int from 0 to 5",
            "parameter a_b is left out: there is another a_b",
            "C has no type i8: parameter r becomes short, which can be set again and has other"
                + " errors",
            "parameter own has operations of its own: functions own_set and own_get are for you to"
                + " write, and its default is theirs to know",
            "C has no macro for an unsafe array: parameter list is a safe one",
            "C has no macro for the hardware array int with another variable",
            "C has no macro for an unsafe or hardware string: parameter buffer is an ordinary one",
            "C cannot say the modinfo tag odd key",
            "C code does not say that the module depends on [other]");
    assertThat(written.text())
        .contains(
            """
            static const struct kernel_param_ops own_ops = { .set = own_set, .get = own_get };
            __module_param_call(MODULE_PARAM_PREFIX, own, &own_ops, NULL, 0444, -1, KERNEL_PARAM_FL_HWPARAM);
            __MODULE_PARM_TYPE(own, "colour");
            """);
  }
}
