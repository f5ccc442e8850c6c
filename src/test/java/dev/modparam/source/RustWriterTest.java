// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Definitions as Rust code, and what Rust has no word for. */
class RustWriterTest {

  @Test
  void everyKeyOfTheMacroIsWritten() {
    ModuleDefinition definition =
        ModuleDefinition.of("m")
            .addTag("author", "Ada é")
            .addTag("author", "Bob")
            .addTag("description", "Größe")
            .addTag("description", "two")
            .addTag("alias", "a:*")
            .addTag("firmware", "f.bin")
            .addTag("import_ns", "NS")
            .addTag("import_ns", "OTHER");

    WrittenSource written = RustSource.write(definition, RustSource.Dialect.MODULE);

    assertThat(written)
        .hasToString(
            """
            module! {
                type: M,
                name: "m",
                authors: ["Ada ?", "Bob"],
                description: "Größe",
                license: "GPL",
                alias: ["a:*"],
                firmware: ["f.bin"],
                imports_ns: ["NS", "OTHER"],
            }
            """);
    assertThat(written.unsaid())
        .containsExactly(
            "module! takes ASCII only: \"Ada é\" is written with ? in it",
            "module! cannot say the modinfo tag another description");
  }

  @Test
  void aLicenceIsAsciiInMainlineOnly() {
    ModuleDefinition definition = ModuleDefinition.of("m").license("É");

    assertThat(RustSource.write(definition, RustSource.Dialect.MODULE).text())
        .contains("license: \"?\"");
    assertThat(RustSource.write(definition, RustSource.Dialect.PROTOTYPE).text())
        .contains("license: \"É\"");
  }

  @Test
  void anArrayIsWrittenWithItsElements() {
    var type = ParamTypes.array(ParamTypes.I32.repeatable(), 3);
    ModuleDefinition definition =
        ModuleDefinition.of(
            "m",
            Param.of("two", type.counted(2)).defaultValue(List.of(1, -2)),
            Param.of("one", type.counted(1)).defaultValue(List.of(3, 4)),
            Param.of("all", type).defaultValue(List.of(5, 6, 7)),
            Param.of("none", type.counted(0)));

    WrittenSource written = RustSource.write(definition, RustSource.Dialect.PROTOTYPE);

    assertThat(written.text())
        .contains("two: ArrayParam<i32, 3> {\n            default: [1, -2],")
        .contains("one: ArrayParam<i32, 3> {\n            default: [3, 4],")
        .contains("all: ArrayParam<i32, 3> {\n            default: [5, 6, 7],")
        .contains("none: ArrayParam<i32, 3> {\n            default: [],");
    assertThat(written.unsaid())
        .containsExactly(
            "parameter one counts its elements from the default on, as all arrays do here",
            "parameter all counts its elements from the default on, as all arrays do here");
  }

  @Test
  void aSharedVariableBecomesOneOfItsOwn() {
    Param<Integer> level = Param.of("level", ParamTypes.I32.repeatable());
    ModuleDefinition definition = ModuleDefinition.of("m", level, level.sharedAs("verbose"));

    assertThat(RustSource.write(definition, RustSource.Dialect.PROTOTYPE).unsaid())
        .contains("parameter verbose gets a variable of its own, not that of level");
  }

  @Test
  void aKeywordGetsThePrefixOfARawName() {
    Param<?> type = Param.of("type", ParamTypes.I8).description("d").permissions(0);
    WrittenSource written =
        RustSource.write(ModuleDefinition.of("m", type), RustSource.Dialect.MODULE);

    assertThat(written.text()).contains("        r#type: i8 {");
    assertThat(written.unsaid())
        .containsExactly("type is a keyword of Rust: the kernel will know the parameter as r#type");
  }
}
