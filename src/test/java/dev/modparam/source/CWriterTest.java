// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
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
}
