// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Definitions as C code, and what C has no word for. */
class CWriterTest {

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

    assertThat(written.unsaid()).isEmpty();
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

    assertThat(written.unsaid())
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

  private static List<String> lines(Param<?>... params) {
    WrittenSource written = CSource.write(ModuleDefinition.of("m", params).addTag("intree", "Y"));
    assertThat(written.text()).endsWith("MODULE_LICENSE(\"GPL\");\nMODULE_INFO(intree, \"Y\");\n");
    return written.text().lines().toList();
  }

  @Test
  void aDefaultIsALiteralOfTheTypeOfItsVariable() {
    assertThat(
            lines(
                Param.of("a", ParamTypes.UINT).defaultValue(3000000000L),
                Param.of("b", ParamTypes.LONG).defaultValue(-5L),
                Param.of("c", ParamTypes.ULONG).defaultValue(7L),
                Param.of("d", ParamTypes.ULLONG).defaultValue(-1L),
                Param.of("e", ParamTypes.HEXINT).defaultValue(255L),
                Param.of("f", ParamTypes.USHORT).defaultValue(9),
                Param.of("g", ParamTypes.CHARP).defaultValue("x"),
                Param.of("h", ParamTypes.array(ParamTypes.CHARP, 2).counted(2))
                    .defaultValue(Arrays.asList("x", null)),
                Param.of("i", ParamTypes.INT).defaultValue(-9),
                Param.of("j", ParamTypes.INVBOOL).defaultValue(true),
                Param.of("k", ParamTypes.BINT).defaultValue(1),
                Param.of("INT_MAX", ParamTypes.INT)))
        .contains(
            "static unsigned int a = 3000000000U;",
            "static long b = -5L;",
            "static unsigned long c = 7UL;",
            "static unsigned long long d = 18446744073709551615UL;",
            "static unsigned int e = 0xff;",
            "static unsigned short f = 9;",
            "static char *g = \"x\";",
            "static char *h[2] = { \"x\", NULL };",
            "static int i = -9;",
            "static bool j = true;",
            "static int k = 1;",
            "static int param_INT_MAX;");
  }

  @Test
  void theMacroSaysWhatAParameterIs() {
    assertThat(
            lines(
                Param.of("a", ParamTypes.INT).initcallLevel(3),
                Param.of("b", ParamTypes.INT).unsafe().hardware(),
                Param.of("c", ParamTypes.INT).unsafe(),
                Param.of("d", ParamTypes.INT).hardware().permissions(0),
                Param.of("e", ParamTypes.array(ParamTypes.INT, 2)).hardware(),
                Param.of("f", ParamTypes.array(ParamTypes.LONG, 2).counted(0)),
                Param.of("g", ParamTypes.string(4))))
        .contains(
            "__module_param_call(MODULE_PARAM_PREFIX, a, &param_ops_int, &a, 0444, 3, 0);",
            "__MODULE_PARM_TYPE(a, \"int\");",
            "__module_param_call(MODULE_PARAM_PREFIX, b, &param_ops_int, &b, 0444, -1,"
                + " KERNEL_PARAM_FL_UNSAFE | KERNEL_PARAM_FL_HWPARAM);",
            "module_param_unsafe(c, int, 0444);",
            "module_param_hw(d, int, other, 0);",
            "module_param_hw_array(e, int, other, NULL, 0444);",
            "module_param_array(f, long, &f_num, 0444);",
            "module_param_string(g, g, sizeof(g), 0444);");
  }

  @Test
  void ownOperationsAreWrittenWithTheFunctionsThatThereAre() {
    ParamType<String> own = ParamTypes.parsed("colour", t -> t, t -> t, "");

    assertThat(
            lines(
                Param.of("a", own),
                Param.of("b", own).unsafe(),
                Param.of("c", own).initcallLevel(4),
                Param.of("d", Operations.on(own).withoutSet().type()),
                Param.of("e", Operations.on(own).withoutGet().acceptBareName().type()),
                Param.of("f", ParamTypes.array(own, 2))))
        .contains(
            "static const struct kernel_param_ops a_ops = { .set = a_set, .get = a_get };",
            "module_param_cb(a, &a_ops, NULL, 0444);",
            "module_param_cb_unsafe(b, &b_ops, NULL, 0444);",
            "__module_param_call(MODULE_PARAM_PREFIX, c, &c_ops, NULL, 0444, 4, 0);",
            "static const struct kernel_param_ops d_ops = { .set = NULL, .get = d_get };",
            "static const struct kernel_param_ops e_ops = { .flags = KERNEL_PARAM_OPS_FL_NOARG,"
                + " .set = e_set, .get = NULL };",
            "static const struct kernel_param_ops f_ops = { .set = f_set, .get = f_get };");
  }
}
