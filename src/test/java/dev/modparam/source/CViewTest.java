// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** C code for parameters that lie in the variable of another one. */
class CViewTest {

  private static void assertWritten(String expected, Param<?>... params) {
    WrittenSource written = CSource.write(ModuleDefinition.of("m", params));

    assertThat(written.unsaid()).isEmpty();
    assertThat(written.text().replaceAll("(?m)^#include.*\\n", "").stripLeading())
        .isEqualTo(expected);
  }

  private static Param<List<Integer>> list() {
    return Param.of("list", ParamTypes.array(ParamTypes.SHORT, 4).counted(2))
        .defaultValue(List.of(1, 2));
  }

  @Test
  void theBytesOfANumberAreWrittenAsAnAddress() {
    Param<Integer> level = Param.of("level", ParamTypes.INT).defaultValue(5);

    assertWritten(
        """
        static int level = 5;
        module_param(level, int, 0444);

        module_param_named(same, level, int, 0444);

        module_param_named(unsigned, level, uint, 0444);

        __module_param_call(MODULE_PARAM_PREFIX, first, &param_ops_byte, &level, 0444, -1, 0);
        __MODULE_PARM_TYPE(first, "byte");

        __module_param_call(MODULE_PARAM_PREFIX, high, &param_ops_short, (char *)&level + 2, 0444, -1, 0);
        __MODULE_PARM_TYPE(high, "short");

        MODULE_LICENSE("GPL");
        """,
        level,
        level.sharedAs("same"),
        level.sharedAs("unsigned", ParamTypes.UINT, 0),
        level.sharedAs("first", ParamTypes.BYTE, 0),
        level.sharedAs("high", ParamTypes.SHORT, 2));
  }

  @Test
  void anElementOfAnArrayIsNamedWhereItHasTheType() {
    Param<List<Integer>> list = list();
    Param<Long> count = Param.counterOf("count", list);

    assertWritten(
        """
        static short list[4] = { 1, 2 };
        static unsigned int list_num = 2;
        module_param_array(list, short, &list_num, 0444);

        module_param_named(third, list[2], short, 0444);

        __module_param_call(MODULE_PARAM_PREFIX, odd, &param_ops_short, (char *)list + 3, 0444, -1, 0);
        __MODULE_PARM_TYPE(odd, "short");

        __module_param_call(MODULE_PARAM_PREFIX, wide, &param_ops_int, (char *)list + 4, 0444, -1, 0);
        __MODULE_PARM_TYPE(wide, "int");

        module_param_named(count, list_num, uint, 0444);

        __module_param_call(MODULE_PARAM_PREFIX, low, &param_ops_byte, &list_num, 0444, -1, 0);
        __MODULE_PARM_TYPE(low, "byte");

        module_param_array_named(again, list, short, &list_num, 0444);

        MODULE_LICENSE("GPL");
        """,
        list,
        list.sharedAs("third", ParamTypes.SHORT, 4),
        list.sharedAs("odd", ParamTypes.SHORT, 3),
        list.sharedAs("wide", ParamTypes.INT, 4),
        count,
        count.sharedAs("low", ParamTypes.BYTE, 0),
        list.sharedAs("again"));
  }

  @Test
  void aPartThatIsAnArrayOrATextHasATable() {
    Param<List<Integer>> list = list();

    assertWritten(
        """
        static short list[4] = { 1, 2 };
        static unsigned int list_num = 2;
        module_param_array(list, short, &list_num, 0444);

        static const struct kparam_array part_table = { .max = 2, .elemsize = sizeof(short), .ops = &param_ops_short, .elem = (char *)list + 4 };
        __module_param_call(MODULE_PARAM_PREFIX, part, &param_array_ops, .arr = &part_table, 0444, -1, 0);
        __MODULE_PARM_TYPE(part, "array of short");

        static unsigned int bytes_table_num = 1;
        static const struct kparam_array bytes_table = { .max = 3, .elemsize = sizeof(unsigned char), .num = &bytes_table_num, .ops = &param_ops_byte, .elem = (char *)list + 1 };
        __module_param_call(MODULE_PARAM_PREFIX, bytes, &param_array_ops, .arr = &bytes_table, 0444, -1, 0);
        __MODULE_PARM_TYPE(bytes, "array of byte");

        static const struct kparam_array with_table = { .max = 1, .elemsize = sizeof(short), .num = &list_num, .ops = &param_ops_short, .elem = (char *)list + 0 };
        __module_param_call(MODULE_PARAM_PREFIX, with, &param_array_ops, .arr = &with_table, 0444, -1, 0);
        __MODULE_PARM_TYPE(with, "array of short");

        static const struct kparam_string text_table = { .maxlen = 5, .string = (char *)list + 1 };
        __module_param_call(MODULE_PARAM_PREFIX, text, &param_ops_string, .str = &text_table, 0444, -1, 0);
        __MODULE_PARM_TYPE(text, "string");

        MODULE_LICENSE("GPL");
        """,
        list,
        list.sharedAs("part", ParamTypes.array(ParamTypes.SHORT, 2), 4),
        list.sharedAs("bytes", ParamTypes.array(ParamTypes.BYTE, 3).counted(1), 1),
        list.sharedAs("with", ParamTypes.array(ParamTypes.SHORT, 1).counted(1), 0)
            .countedWith(list),
        list.sharedAs("text", ParamTypes.string(5), 1));
  }

  @Test
  void aShorterTextIsTheBeginOfABuffer() {
    Param<String> buffer = Param.of("buffer", ParamTypes.string(8)).defaultValue("abc");

    assertWritten(
        """
        static char buffer[8] = "abc";
        module_param_string(buffer, buffer, sizeof(buffer), 0444);

        module_param_string(begin, buffer, 4, 0444);

        static const struct kparam_string rest_table = { .maxlen = 4, .string = (char *)buffer + 4 };
        __module_param_call(MODULE_PARAM_PREFIX, rest, &param_ops_string, .str = &rest_table, 0444, -1, 0);
        __MODULE_PARM_TYPE(rest, "string");

        __module_param_call(MODULE_PARAM_PREFIX, third, &param_ops_byte, (char *)buffer + 2, 0444, -1, 0);
        __MODULE_PARM_TYPE(third, "byte");

        MODULE_LICENSE("GPL");
        """,
        buffer,
        buffer.sharedAs("begin", ParamTypes.string(4), 0),
        buffer.sharedAs("rest", ParamTypes.string(4), 4),
        buffer.sharedAs("third", ParamTypes.BYTE, 2));
  }
}
