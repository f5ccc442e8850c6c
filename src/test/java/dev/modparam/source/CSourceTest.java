// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamTypes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
}
