// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Initcall levels of parameters in C, read and written. */
class CLevelsTest {

  private static SourceModule parse(String code) {
    return CSource.parse("MODULE_LICENSE(\"GPL\"); static int x;\n" + code, "m");
  }

  private static OptionalInt level(SourceModule module) {
    return module.definition().parameter("x").orElseThrow().initcallLevel();
  }

  @ParameterizedTest
  @CsvSource({"core, 1", "postcore, 2", "arch, 3", "subsys, 4", "fs, 5", "device, 6", "late, 7"})
  void theMacroNamesTheLevel(String macro, int level) {
    SourceModule module = parse(macro + "_param_cb(x, &param_ops_int, &x, 0644);");
    assertThat(level(module)).hasValue(level);
    assertThat(module.notes()).isEmpty();
  }

  @Test
  void otherMacrosHaveNone() {
    assertThat(level(parse("module_param_cb(x, &param_ops_int, &x, 0644);"))).isEmpty();
    assertThat(level(parse("module_param(x, int, 0644);"))).isEmpty();
    assertThat(level(parse(call("-1")))).isEmpty();
  }

  private static String call(String level) {
    return "__module_param_call(MODULE_PARAM_PREFIX, x, &param_ops_int, &x, 0644, "
        + level
        + ", 0);";
  }

  @Test
  void aLevelThatOnlyTheCompilerKnowsIsSaidToBeUnknown() {
    assertThat(level(parse(call("4 + 3")))).hasValue(7);
    SourceModule unknown = parse(call("LEVEL"));
    assertThat(level(unknown)).isEmpty();
    assertThat(unknown.notes())
        .singleElement()
        .extracting(note -> note.message())
        .asString()
        .contains("the initcall level of x")
        .contains("LEVEL");
  }

  @ParameterizedTest
  @CsvSource({"0, false, false", "5, false, false", "7, true, false", "1, false, true"})
  void aNumberIsWrittenWithItsLevel(int level, boolean unsafe, boolean hardware) {
    Param<Integer> param = Param.of("x", ParamTypes.INT).permissions(0644).initcallLevel(level);
    param = unsafe ? param.unsafe() : param;
    param = hardware ? param.hardware() : param;
    WrittenSource written = CSource.write(ModuleDefinition.of("m", param));
    assertThat(written.unsaid()).isEmpty();
    Param<?> read = CSource.parse(written.text(), "m").definition().parameter("x").orElseThrow();
    assertThat(read.initcallLevel()).hasValue(level);
    assertThat(read.isUnsafe()).isEqualTo(unsafe);
    assertThat(read.isHardware()).isEqualTo(hardware);
    assertThat(read.type()).isEqualTo(ParamTypes.INT);
  }

  @Test
  void whatCannotBeWrittenIsANote() {
    Param<?> array = Param.of("list", ParamTypes.array(ParamTypes.INT, 4)).initcallLevel(7);
    Param<?> text = Param.of("text", ParamTypes.string(8)).initcallLevel(1);
    assertThat(CSource.write(ModuleDefinition.of("m", array, text)).unsaid())
        .containsExactly(
            "C has no macro for an array with an initcall level: parameter list is set before all"
                + " levels",
            "C has no macro for a string in a buffer with an initcall level: parameter text is set"
                + " before all levels");
    Param<?> number = Param.of("x", ParamTypes.INT).initcallLevel(7).description("d");
    assertThat(
            RustSource.write(ModuleDefinition.of("m", number), RustSource.Dialect.MODULE).unsaid())
        .contains("parameter x is set before all initcalls, as Rust has no levels for parameters");
  }
}
