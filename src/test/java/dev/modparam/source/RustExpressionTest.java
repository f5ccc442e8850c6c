// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the default of a Rust parameter comes to, as the compiler computes it. */
class RustExpressionTest {

  private static final String ABOVE =
      """
      const SMALL: i8 = -3;
      const WRONG: u8 = 256;
      const BAD: u8 = 3 4;
      const TUPLE: (u8, u8) = (1, 2);
      const NONE: u8;
      const _: () = ();
      const TRUTH: bool = true;
      pub const unsafe fn risky() -> u8 { 1 }
      pub const fn good() -> u8 { 1 }
      struct S<const N: usize>;
      fn plain() -> u8 { const INNER: u8 = 7; 1 }
      const LETTER: u8 = b'z'; const COUNT: byte = 3;
      """;

  private static SourceModule read(String type, String expression) {
    return RustSource.parse(
        ABOVE
            + "module! { type: T, name: \"m\", license: \"GPL\",\n params: { p: "
            + type
            + " { default: "
            + expression
            + ", description: \"d\", }, }, }",
        "m",
        RustSource.Rules.LINUX_7_2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "u8; if 1 == 1 { 1 } else { 2 }; 1",
        "u8; if 1 == 2 { 1 } else { 2 }; 2",
        "u8; if 1 != 1 { 1 } else { 2 }; 2",
        "u8; if 1 != 2 { 1 } else { 2 }; 1",
        "u8; if 1 < 1 { 1 } else { 2 }; 2",
        "u8; if 1 < 2 { 1 } else { 2 }; 1",
        "u8; if 1 > 1 { 1 } else { 2 }; 2",
        "u8; if 2 > 1 { 1 } else { 2 }; 1",
        "u8; if 1 <= 1 { 1 } else { 2 }; 1",
        "u8; if 2 <= 1 { 1 } else { 2 }; 2",
        "u8; if 1 >= 2 { 1 } else { 2 }; 2",
        "u8; if 1 >= 1 { 1 } else { 2 }; 1",
        "u8; if 1u16 < 2 { 1 } else { 2 }; 1",
        "u8; if 1 < 2u16 { 1 } else { 2 }; 1",
        "u8; if true && false { 1 } else { 2 }; 2",
        "u8; if true && true { 1 } else { 2 }; 1",
        "u8; if false || true { 1 } else { 2 }; 1",
        "u8; if false || false { 1 } else { 2 }; 2",
        "u8; if true & false { 1 } else { 2 }; 2",
        "u8; if true | false { 1 } else { 2 }; 1",
        "u8; if true ^ true { 1 } else { 2 }; 2",
        "u8; if true == false { 1 } else { 2 }; 2",
        "u8; if !true { 1 } else { 2 }; 2",
        "u8; if 'a' < 'b' { 1 } else { 2 }; 1",
        "u8; if cfg!(MODULE) && 1 < 2 { 1 } else { 2 }; 1",
        "u8; if false { 1 } else if false { 2 } else { 3 }; 3",
        "u8; if true { 1 } else { crate::good() }; 1",
        "u8; 7 - 2; 5",
        "u8; 7 / 2; 3",
        "u8; 7 % 4; 3",
        "u8; 6 & 3; 2",
        "u8; 6 | 1; 7",
        "u8; 6 ^ 3; 5",
        "i8; -7 / 2; -3",
        "i8; -7 % 2; -1",
        "u8; 255 >> 4; 15",
        "i8; -128 >> 1; -64",
        "u8; 128 << 1; 0",
        "u8; 1 << 3u64; 8",
        "u8; 5 << 0; 5",
        "u8; 1 << (200 + 100 - 299); 2",
        "u8; (200u16 + 100) as u8; 44",
        "u8; 1 + 2u8; 3",
        "u8; 2u8 + 1; 3",
        "i8; !5; -6",
        "u8; !5u8; 250",
        "i8; -(3i8); -3",
        "u8; true as u8 + false as u8; 1",
        "i8; 200u8 as i8; -56",
        "i8; -1i8 as u8 as i8; -1",
        "u8; ({ (5) }); 5",
        "u8; const { 1 } + 1; 2",
        "u8; u8::MIN; 0",
        "i64; i64::MAX; 9223372036854775807",
        "u64; u64::MAX >> 1; 9223372036854775807",
        "u32; i16::BITS; 16",
        "u8; 0o17; 15",
        "u8; 0xFF_u8; 255",
        "u8; 1_0; 10",
        "u8; 0_8; 8",
        "u8; '\\n' as u8; 10",
        "u8; '\\u{41}' as u8; 65",
        "u8; b'\\x41'; 65",
        "u8; b'\\''; 39",
        "u16; 'é' as u16; 233",
        "u8; crate::LETTER; 122",
        "i8; crate::SMALL; -3",
      })
  void anExpressionGivesWhatTheCompilerComputes(String type, String expression, String expected) {
    SourceModule module = read(type, expression);

    assertThat(module.notes()).isEmpty();
    assertThat(module.definition().parameters().get(0).defaultText().strip()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "crate::WRONG",
        "crate::BAD",
        "crate::TUPLE",
        "crate::NONE",
        "crate::INNER",
        "crate::TRUTH as u8",
        "crate::good()",
        "crate::risky()",
        "other::plain()",
        "f32::MAX as u8",
        "u8::<1>::MAX",
        "a::b::c::d::e::f::g::h::i::j::k::l::m::n::o::p::q::r",
        "'a' as char as u8",
        "5 as int as u8",
        "byte::MAX",
        "crate::COUNT",
        "1 as bool as u8",
        "[1] as u8",
        "1 + crate::good()",
        "crate::good() + [1, 2][0]",
        "-crate::good()",
        "!crate::good()",
        "(crate::good() + 1)",
        "{ let x = [1, (2)]; x }",
        "{ crate::good(); 1 }",
        "{ 5; 1 }",
        "unsafe { 1 }",
        "while true { }",
        "for x in y { }",
        "let x = 1",
        "cfg!(OTHER)",
        "cfg!(all(MODULE, [X]))",
        "cfg![MODULE]",
        "concat!(1)",
        "if crate::good() > 1 { 1 } else { 2 }",
        "if true { 1 }",
        "if true 1",
        "if true { 1 } else if crate::good() { 2 } else { 3 }",
      })
  void whatTakesACompilerIsUnknown(String expression) {
    SourceModule module = read("u8", expression);

    assertThat(module.parameters().get(0).defaultKnown()).isFalse();
    assertThat(module.notes())
        .extracting(Note::message)
        .containsExactly("the default of parameter p is not known: \"" + expression + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ")",
        "]",
        ";",
        "+1",
        "&1",
        "1 <",
        "break",
        "continue 'a",
        "-true",
        "-'a'",
        "!\"a\"",
        "!'a'",
        "1 + true",
        "true + true",
        "'a' + 'b'",
        "'a'",
        "1 == 1",
        "if 1 && 2 { 1 } else { 2 }",
        "if true || 2 { 1 } else { 2 }",
        "if 1 < true { 1 } else { 2 }",
        "if 1u8 == 1u16 { 1 } else { 2 }",
        "1u8 + 1u16",
        "2u16 + 1",
        "1 + (200 + 100 - 299)",
        "(-i8::MIN) as u8",
        "1f32",
        "1u7",
        "1byte",
        "u16::MAX",
        "-1",
        "-1u8 as u8",
        "1 % 0",
        "1 >> 8",
        "1 << -1",
        "99999999999999999999999999999999999999999999999999",
        "200 + 100",
        "200 * 2",
        "256 as u8",
        "plain()",
        "LETTER",
        "super::super::LETTER",
        "b''",
        "b'é'",
        "'ab'",
        "'\\q'",
        "1 'a",
        "(1",
        "0b2",
        "0o8",
        "0xg",
        "٣",
      })
  void whatTheCompilerRefusesIsRefusedWithItsPlace(String expression) {
    assertThatThrownBy(() -> read("u8", expression))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line 14");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(1)", "{ 1 }", "-(-1)", "(if true { 1 } else { 2 })", "!-2"})
  void anyNumberOfGroupsMayFollowEachOther(String one) {
    SourceModule module = read("i16", one + (" + " + one).repeat(99));

    assertThat(module.definition().parameters().get(0).defaultText()).isEqualTo("100\n");
  }

  @Test
  void anyNumberOfConstantsMayBeNamed() {
    StringBuilder text = new StringBuilder();
    StringBuilder sum = new StringBuilder("0");
    for (int i = 0; i < 40; i++) {
      text.append("const N%d: u8 = 1;\n".formatted(i));
      sum.append(" + crate::N").append(i);
    }
    text.append("module_param! { p: u8 { default: ").append(sum).append(" } }");

    assertThat(RustSource.parse(text.toString(), "m").parameters().get(0).defaultText())
        .isEqualTo("40\n");
  }

  @Test
  void aListWithAnUnknownElementIsUnknown() {
    String text = "module_param! { p: ArrayParam<u8, 2> { default: [f::<u8>(), 1] } }";
    SourceModule module = RustSource.parse(text, "m", RustSource.Rules.LENIENT);

    assertThat(module.parameters().get(0).defaultKnown()).isFalse();
  }

  @Test
  void aMixtureOfTypesIsRefusedWithTheSecond() {
    assertThatThrownBy(() -> read("u8", "1u8 + 1u16"))
        .hasMessageContaining("a u8 from 0 to 255, not a value of type u16");
    assertThatThrownBy(() -> read("u8", "true + 1"))
        .hasMessageContaining("expected a u8 from 0 to 255\n");
  }

  @Test
  void constantsThatStandForEachOtherAreFollowedOnlySoFar() {
    StringBuilder text = new StringBuilder("const C0: u8 = 1;\n");
    for (int i = 1; i < 40; i++) {
      text.append("const C%d: u8 = crate::C%d;\n".formatted(i, i - 1));
    }
    String module =
        "module! { type: T, name: \"m\", license: \"GPL\", params: {"
            + " a: u8 { default: crate::C%d, description: \"\", }, }, }";
    assertThat(
            RustSource.parse(text + module.formatted(9), "m", RustSource.Rules.LINUX_7_2).notes())
        .isEmpty();
    assertThat(
            RustSource.parse(text + module.formatted(39), "m", RustSource.Rules.LINUX_7_2).notes())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "!", "if true { 1 } else ", "{"})
  void nestingWithoutEndIsUnknown(String piece) {
    String end = piece.equals("(") ? ")" : piece.equals("{") ? "}" : "";
    String last = piece.startsWith("if") ? "{ 1 }" : "1";
    SourceModule module = read("i8", piece.repeat(200) + last + end.repeat(200));

    assertThat(module.parameters().get(0).defaultKnown()).isFalse();
  }
}
