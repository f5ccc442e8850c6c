// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Note;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Macros by which drivers declare their parameters. */
class CDriverMacrosTest {

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
  void functionLikeMacrosOfTheTextAreExpanded() {
    assertThat(
            params(
                """
                #define E1000_PARAM_INIT { [0 ... E1000_MAX_NIC] = OPTION_UNSET }
                #define E1000_MAX_NIC 3
                #define OPTION_UNSET -1
                #define E1000_PARAM(X, desc) \\
                    static int X[E1000_MAX_NIC + 1] = E1000_PARAM_INIT; \\
                    static unsigned int num_##X; \\
                    module_param_array_named(X, X, int, &num_##X, 0); \\
                    MODULE_PARM_DESC(X, desc);
                E1000_PARAM(Speed, "Speed " "setting");
                #define i915_param_named(name, T, perm, desc) \\
                    module_param_named(name, i915_modparams.name, T, perm); \\
                    MODULE_PARM_DESC(name, desc)
                static struct i915_params { int modeset; bool fastboot; char *fw; } i915_modparams = {
                  .modeset = -1, .fw = "none"
                };
                i915_param_named(modeset, int, 0400, "Use kernel modesetting");
                i915_param_named(fastboot, bool, 0644, "Skip");
                i915_param_named(fw, charp, 0400, "File " __stringify(E1000_MAX_NIC));
                #define LOG(fmt, ...) printk(fmt, ##__VA_ARGS__)
                #define NAMED(n, rest...) module_param_named(n, rest)
                static int v = 4;
                NAMED(w, v, int, 0444);
                """))
        .containsExactly(
            "Speed: " + INT + "[4] counted from 0 = [-1, -1, -1, -1] 0000 \"Speed setting\"",
            "modeset: " + INT + " = -1 0400 \"Use kernel modesetting\"",
            "fastboot: bool = false 0644 \"Skip\"",
            "fw: charp = none 0400 \"File 3\"",
            "w: " + INT + " = 4 0444");
  }

  @Test
  void namesAreExpandedWhereTheCompilerExpandsThem() {
    assertThat(
            notes(
                """
                #define debug foo_debug
                static int debug = 3;
                module_param(debug, int, 0644);
                MODULE_PARM_DESC(debug, "the description is under the name as written");
                """))
        .startsWith("there is no parameter debug for the description");
    assertThat(
            params(
                """
                #define STR_(x) #x
                #define STR(x) STR_(x)
                #define MAJOR 2
                static char *v = STR( MAJOR ) "." STR_(MAJOR) STR("a\\n" b) __MODULE_STRING(MAJOR);
                module_param(v, charp, 0);
                MODULE_PARM_DESC(v, __stringify(a  b) KBUILD_MODNAME);
                """))
        .containsExactly("v: charp = 2.MAJOR\"a\\n\" b2 0000 \"a bm\"");
  }

  @Test
  void whatOnlyAHeaderKnowsIsNotGuessed() {
    assertThat(
            notes(
                """
                #include "common.c"
                ZFS_MODULE_PARAM(zfs_arc, zfs_arc_, pc_percent, UINT, ZMOD_RW, "Percent")
                DEF_PARM(int, debug, 0, 0644, "Print");
                DVB_DEFINE_MOD_OPT_ADAPTER_NR(adapter_nr);
                EXPORT_SYMBOL(x);
                static DEFINE_MUTEX(lock);
                static int v;
                module_param(v, int, 0);
                MODULE_PARM_DESC(v, "default " __MODULE_STRING(FAR));
                """))
        .isEqualTo(
            """
            #include "common.c" may declare parameters; not followed
            macro ZFS_MODULE_PARAM may declare parameters; it is not followed
            macro DEF_PARM may declare parameters; it is not followed
            macro DVB_DEFINE_MOD_OPT_ADAPTER_NR may declare parameters; it is not followed
            the description of v is not known: ""default " __MODULE_STRING (FAR)\"\
            """);
  }

  @Test
  void thePrefixIsPartOfTheName() {
    SourceModule module =
        parse(
            """
            #ifdef MODULE_PARAM_PREFIX
            #undef MODULE_PARAM_PREFIX
            #endif
            #define MODULE_PARAM_PREFIX "mmcblk."
            static int perdev_minors = 8;
            module_param(perdev_minors, int, 0444);
            MODULE_PARM_DESC(perdev_minors, "Minors");
            __module_param_call("", plain, &param_ops_int, &perdev_minors, 0, -1, 0);
            __module_param_call(MODULE_PARAM_PREFIX, k, &param_ops_int, &perdev_minors, 0, -1, 0);
            """);

    assertThat(module.notes()).isEmpty();
    assertThat(Shape.params(module.definition()))
        .containsExactly(
            "mmcblk.perdev_minors: " + INT + " = 8 0444 \"Minors\"",
            "plain: " + INT + " = 8 0000 same as mmcblk.perdev_minors",
            "mmcblk.k: " + INT + " = 8 0000 same as mmcblk.perdev_minors");
    assertThat(module.modinfo())
        .map(Object::toString)
        .contains("parmtype=perdev_minors:int", "parm=perdev_minors:Minors");
  }

  @Test
  void expansionsAreBounded() {
    StringBuilder text = new StringBuilder("#define M0(x) x x\n");
    for (int i = 1; i < 200; i++) {
      text.append("#define M").append(i).append("(x) M").append(i - 1).append("(x x)\n");
    }
    text.append("static int v = M199(1);\nstatic int w = 2;\nmodule_param(w, int, 0);");

    assertThat(Shape.params(parse(text.toString()).definition()))
        .containsExactly("w: " + INT + " = 2 0000");
    assertThat(notes(text.toString())).contains("macros expand to more than is followed");
  }

  @Test
  void lengthsThatDependOnEachOtherAreBounded() {
    for (String size : List.of("ARRAY_SIZE(a%d)", "sizeof(a%d)")) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 3000; i++) {
        text.append("int a").append(i).append('[').append(size.formatted(i + 1)).append("];\n");
      }
      text.append("int a3000[2]; module_param_array(a0, int, NULL, 0);");
      assertThat(notes(text.toString())).startsWith("the length of \"int a0");
    }
  }
}
