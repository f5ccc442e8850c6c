// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import dev.modparam.module.ModuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Rust drivers in the kernel's tree and before it do. */
class RustDriversTest {

  private static SourceModule parse(String text) {
    return RustSource.parse(text, "m", RustSource.Rules.LENIENT);
  }

  private static SourceModule withDefault(String type, String expression, RustSource.Rules rules) {
    return RustSource.parse(
        """
        const K: u8 = 2 + L;
        const L: u8 = 0x10;
        const SELF: u8 = crate::SELF;
        const fn f() -> u8 { 4 }
        fn g() -> u8 { 4 }
        module! {
            type: T, name: "m", license: "GPL",
            params: { p: %s { default: %s, description: "d", }, },
        }
        """
            .formatted(type, expression),
        "m",
        rules);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "u8 | 1 + 2 * 3 | 7",
        "u8 | (1 + 2) * 3 % 5 | 4",
        "u8 | !0 | 255",
        "i8 | !0 | -1",
        "i8 | --1 | 1",
        "i8 | -128 | -128",
        "u8 | u8::MAX / 2 | 127",
        "i64 | i64::MIN | -9223372036854775808",
        "u32 | u8::BITS | 8",
        "u8 | 'a' as u8 | 97",
        "u8 | b'a' | 97",
        "u32 | b'a' as u32 << 8 | 24832",
        "i8 | 1 << 7 | -128",
        "u8 | { 3 } | 3",
        "u8 | const { 5 } | 5",
        "i8 | if cfg!(MODULE) { -3 } else { 3 } | -3",
        "u8 | if 1 > 2 { 1 } else if true { 2 } else { 3 } | 2",
        "u8 | crate::K | 18",
        "u8 | super::L | 16",
        "u16 | crate::K as u16 * 2 | 36",
        "i32 | -1i8 as u8 as i32 | 255",
        "u8 | 0b1111_0000 & 0x3c | 48",
      })
  void aDefaultIsAnyConstantExpression(String type, String expression, String value) {
    for (RustSource.Rules rules : List.of(RustSource.Rules.LENIENT, RustSource.Rules.LINUX_7_2)) {
      SourceModule module = withDefault(type, expression, rules);
      assertThat(module.notes()).isEmpty();
      assertThat(module.definition().parameters().get(0).defaultText()).isEqualTo(value + "\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"match 1 { _ => 3 }", "loop { break 4 }", "crate::f()", "crate::SELF", "other::K"})
  void whatOnlyTheCompilerKnowsIsANote(String expression) {
    SourceModule module = withDefault("u8", expression, RustSource.Rules.LINUX_7_2);

    assertThat(module.notes())
        .extracting(Note::message)
        .containsExactly("the default of parameter p is not known: \"" + expression + "\"");
    assertThat(module.definition().parameters().get(0).defaultText()).isEqualTo("0\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "u8 | 255 + 1", "u8 | -0", "u8 | -1", "i8 | -i8::MIN", "u8 | 300 as u8", "u8 | 1 / 0",
        "u8 | 1 << 8", "u8 | b'a' + 1u16", "u8 | K", "u8 | f()", "u8 | crate::g()", "u8 | [1]",
        "u8 | true", "u8 | super::super::K", "u8 | return 1", "u8 | 1 2", "u8 | \"1\""
      })
  void whatTheCompilerRefusesIsRefused(String type, String expression) {
    assertThatThrownBy(() -> withDefault(type, expression, RustSource.Rules.LINUX_7_2))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line 8");
  }

  @Test
  void linux619TakesOneLiteralAndACommaBehindEveryParameter() {
    assertThat(
            withDefault("i8", "-5", RustSource.Rules.LINUX_6_19)
                .definition()
                .parameters()
                .get(0)
                .defaultText())
        .isEqualTo("-5\n");
    assertThatThrownBy(() -> withDefault("u8", "1 + 1", RustSource.Rules.LINUX_6_19))
        .isInstanceOf(InvalidInputException.class);
    String text =
        "module! { type: T, name: \"m\", license: \"GPL\", params: {"
            + " p: u8 { default: 1, description: \"\", } }, }";
    assertThat(RustSource.parse(text, "m", RustSource.Rules.LINUX_7_2).notes()).isEmpty();
    assertThatThrownBy(() -> RustSource.parse(text, "m", RustSource.Rules.LINUX_6_19))
        .hasMessageContaining("expected `,`");
  }

  @Test
  void keysOfWrapperMacrosAreSkippedWithANote() {
    SourceModule module =
        parse(
            """
            kernel::module_phy_driver! {
                drivers: [PhyQT2025],
                device_table: [phy::DeviceId::new_with_driver::<PhyQT2025>()],
                name: "qt2025_phy",
                authors: ["A"],
                license: "GPL",
                firmware: ["qt2025-2.0.3.3.fw"],
            }
            """);

    assertThat(module.notes())
        .extracting(Note::message)
        .startsWith(
            "key drivers of module_phy_driver! is skipped",
            "key device_table of module_phy_driver! is skipped");
    assertThat(module.definition().tags("firmware")).containsExactly("qt2025-2.0.3.3.fw");
    String strict =
        "module_phy_driver! { drivers: [P], device_table: [D], name: \"m\", license: \"GPL\", }";
    assertThat(RustSource.parse(strict, "m", RustSource.Rules.LINUX_7_2).definition().name())
        .isEqualTo("m");
  }

  @Test
  void theFormOf2020IsRead() {
    ModuleDefinition module =
        RustSource.parse(
            """
            module! {
                typename: RustExample, name: b"rust_example", author: b"A", license: b"GPL v2",
                params: {
                    my_bool: bool { default_: true, permissions: 0, description: b"x", },
                    my_i32: i32 { default_: 42, permissions: 0o644, description: b"x", },
                },
            }
            """);

    assertThat(module.name()).isEqualTo("rust_example");
    assertThat(module.parameters()).extracting(param -> param.defaultText().strip()).contains("42");
  }

  @Test
  void permissionsOfThePrototypeKeepTheRulesOfC() {
    for (String bits : List.of("0o004", "0o020", "0o440004", "0o002", "0o1000")) {
      String text =
          """
          module! { type: T, name: "m", license: "GPL", params: {
            p: i32 { default: 0, permissions: %s, description: "d", }, }, }
          """;
      assertThatThrownBy(() -> parse(text.formatted(bits)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("line 2, column 37");
    }
  }

  @Test
  void aKeywordIsANameWithItsPrefix() {
    SourceModule module =
        parse(
            "module! { type: T, name: \"m\", license: \"GPL\", params: {"
                + " r#type: u8 { default: 1, description: \"a\\0after=1\", }, }, }");

    assertThat(module.definition().parameter("r#type")).isPresent();
    assertThat(module.modinfo())
        .map(Object::toString)
        .startsWith("parmtype=r#type:u8", "parm=r#type:a");
    assertThat(RustSource.write(module.definition(), RustSource.Dialect.MODULE).text())
        .contains("r#type: u8 {");
  }

  @Test
  void whatIsWrittenForTheKernelIsWhatItTakes() {
    for (int seed = 0; seed < 200; seed++) {
      ModuleDefinition any = new Definitions(seed).anything();
      String text = RustSource.write(any, RustSource.Dialect.MODULE).text();
      assertThat(RustSource.parse(text, "m", RustSource.Rules.LINUX_6_19).definition()).isNotNull();
      assertThat(RustSource.parse(text, "m", RustSource.Rules.LINUX_7_2).definition()).isNotNull();
    }
  }
}
