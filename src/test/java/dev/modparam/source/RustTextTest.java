// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters, literals and what stands around the macros in a Rust text. */
class RustTextTest {

  private static SourceModule read(String text) {
    return RustSource.parse(text, "m", RustSource.Rules.LENIENT);
  }

  private static Object text(String literal) {
    String entry = "module_param! { p: str { default: " + literal + " } }";
    return read(entry).definition().parameters().get(0).defaultValue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"a\\u{1F600}\" ; a😀",
        "\"\\u{01F600}\" ; 😀",
        "\"\\u{0_0_0_0_4_1_____________}\" ; A",
        "\"\\x7e\\x7f\" ; ~\u007f",
        "\"\\u{4_1}\" ; A",
        "\"\\x41\\'\\\"\" ; A'\"",
        "r\"a\\n\" ; a\\n",
        "r#\"a\"b\"# ; a\"b",
        "r##\"a\"#b\"## ; a\"#b",
        "b\"a\" ; a",
        "c\"a\" ; a",
        "br\"a\\\" ; a\\",
        "cr#\"a\"# ; a",
        "b\"\\xc3\\xa9\" ; é",
        "\"a\"suffix ; a",
        "\"€\" ; €",
      })
  void aStringIsWhatItsLiteralSays(String literal, String expected) {
    assertThat(text(literal)).isEqualTo(expected);
  }

  @Test
  void linesInStringsAreJoinedAsRustJoinsThem() {
    assertThat(text("\"a\\\n   \t b\"")).isEqualTo("ab");
    assertThat(text("\"a\\\r\n b\"")).isEqualTo("ab");
    assertThat(text("\"a\r\nb\"")).isEqualTo("a\nb");
    assertThat(text("\"a\rb\r\"")).isEqualTo("a\rb\r");
    assertThat(text("r\"a\r\nb\"")).isEqualTo("a\nb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\u41\"",
        "\"\\u{}\"",
        "\"\\u{110000}\"",
        "\"\\u{DFFF}\"",
        "\"\\u{1234567}\"",
        "\"\\u{zz}\"",
        "\"\\u{41\"",
        "\"\\u{00000000000000041}\"",
        "\"\\xzz\"",
        "\"\\x\"",
        "\"\\u\"",
        "\"\\x4",
        "\"\\",
        "b\"\\xff\"",
        "5",
        "'a'",
        "true",
      })
  void aBadStringIsRefused(String literal) {
    assertThatThrownBy(() -> text(literal)).isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// module! { not a module }",
        "/* module! { /* nested */ } */",
        "//",
        "\uFEFF",
        "fn f<'a>(x: &'a str, y: &'static str) -> char { 'x' }",
        "const A: char = '\\u{41}'; const B: u8 = b'\\'';",
        "const C: &str = r#\"module! {\"#; const D: &[u8] = br\"module! {\";",
        "let r#type = 1; let r = 2; let br = r; r#1; rx#a; b'; b+1;",
        "macro_rules! module { () => { module! { bad } } }",
        "macro_rules! x",
        "println!(\"module! {\"); vec![1, 2]; module!; module_param!; a != b;",
        "module_usb! {} my_driver! {}",
        "'",
        "'\\",
        "''",
        "'module! {}",
        "x!(r#\"a\"##);",
        "é '€' ‿ 😀",
        "const X: u8; const Y; const fn f() {} fn g() {} const Z: u8 = 1;",
      })
  void whatStandsAroundTheMacroDoesNotMatter(String text) {
    String macro = "\nmodule! { type: T, name: \"m\", license: \"GPL\", }\n";

    assertThat(read(text + macro).definition().name()).isEqualTo("m");
    assertThat(read(macro + text).definition().name()).isEqualTo("m");
  }

  @Test
  void parametersOfBothMacrosAddUpAndLeaveTheirStrings() {
    SourceModule module =
        read(
            """
            module_param! { a: u8 { default: 1 } }
            module! { type: T<A, B>, name: "other", license: "GPL", }
            """);

    assertThat(module.modinfo())
        .map(Object::toString)
        .containsExactly("parmtype=a:u8", "license=GPL");
    assertThat(module.notes())
        .extracting(Note::message)
        .containsExactly(
            "the module's own records begin with \"other\"; the kernel knows it by the name of its"
                + " file");
    assertThat(read("module_param! { a: u8 { default: 1 } }").modinfo())
        .map(Object::toString)
        .containsExactly("parmtype=a:u8");
  }

  @Test
  void attributesMayStandBeforeEachKey() {
    SourceModule module =
        read(
            """
            module! { type: T, #[a] name: "m", #[b] #[c] license: "GPL", author: "Ada",
              params: { p: u8 { default: 1, #[d] description: "x" }, #[e] q: u8 { default: 2 } } }
            """);

    assertThat(Shape.of(module.definition()))
        .containsExactly(
            "m",
            "p: a u8 from 0 to 255 once = 1 0000 \"x\"",
            "q: a u8 from 0 to 255 once = 2 0000",
            "license=GPL",
            "author=Ada");
  }

  @Test
  void aDescriptionEndsAtItsNulWithANote() {
    SourceModule module =
        read(
            "module! { type: T, name: \"m\", license: \"GPL\", description: \"\\0d\", params: {"
                + " p: ArrayParam<u8, 65536> { default: [], description: \"a\\x00b\" },"
                + " q: u8 { default: 1, description: \"\\0b\" } } }");

    assertThat(module.notes())
        .extracting(Note::message)
        .containsExactly(
            "description ends at its NUL",
            "the description of parameter p ends at its NUL",
            "the description of parameter q ends at its NUL");
    assertThat(module.definition().parameters())
        .extracting(param -> param.description().orElseThrow())
        .containsExactly("a", "");
    assertThat(module.definition().tags("description")).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "(", "["})
  void anyBracketsHoldTheMacro(String opener) {
    String closer = opener.equals("{") ? "}" : opener.equals("(") ? ")" : "]";
    String text = "module! " + opener + " type: T, name: \"m\", license: \"GPL\" " + closer + ";";

    assertThat(read(text).definition().name()).isEqualTo("m");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: }, name: \"m\", license: \"GPL\",",
        "type: , name: \"m\", license: \"GPL\",",
        "type: 'a', name: \"m\", license: \"GPL\",",
        "type: T, name: \"\", license: \"GPL\",",
        "type: T, name: \"a b\", license: \"GPL\",",
        "type: T, name: \"m\", license: \"G\\0\",",
      })
  void keysThatNoModuleHasAreRefused(String keys) {
    assertThatThrownBy(() -> RustSource.parse("module! { " + keys + " }"))
        .isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '~',
      value = {
        "type: T, name: \"m\", license: \"GPL\", }; @ expected item, found `;`",
        "type: T, @ missing required key \"name\"",
        "type: T, 5: 6, @ expected identifier",
        "type: T, name: \"m\", license: \"GPL\", params: 5, @ expected curly braces",
        "type: T, name: \"m\", license: \"GPL\", params: { 5: u8 { default: 1, description: \"\" }"
            + " }, @ expected identifier",
        "type: T, name: \"m\", license: \"GPL\", params: { a: 5 {} }, @ expected identifier",
        "type: T, name: \"m\", license: \"GPL\", params: { a: u8 5 }, @ expected curly braces",
        "type: T, name: \"m\", license: \"GPL\", params: { r#self: u8 {} },"
            + " @ `self` cannot be a raw identifier",
        "type: T, name: b\"m\", license: \"GPL\", @ expected string literal",
      })
  void theStrictRulesRefuseInTheWordsOfTheMacro(String keys, String problem) {
    assertThatThrownBy(
            () -> RustSource.parse("module! { " + keys + " }", "m", RustSource.Rules.LINUX_7_2))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aMacroThatIsNotClosedIsRefusedByTheStrictRulesToo() {
    assertThatThrownBy(
            () -> RustSource.parse("module! { type: T,", "m", RustSource.Rules.LINUX_7_2))
        .hasMessageContaining("\"{\" that is not closed");
  }

  @Test
  void linux619TakesNumbersOnly() {
    String text =
        "module! { type: T, name: \"m\", license: \"GPL\", params: {"
            + " a: i8 { default: %s, description: \"\", }, }, }";
    for (String bad : List.of("'a'", "- -1", "-x", "true")) {
      assertThatThrownBy(
              () -> RustSource.parse(text.formatted(bad), "m", RustSource.Rules.LINUX_6_19))
          .hasMessageContaining("Expected Literal");
    }
  }

  @Test
  void whatADialectCannotSayIsNoted() {
    ModuleDefinition definition =
        ModuleDefinition.of(
            "m",
            Param.of("once", ParamTypes.I8).permissions(0),
            Param.of("again", ParamTypes.I8.repeatable()).permissions(0),
            Param.of("flag", ParamTypes.INVBOOL).defaultValue(true),
            Param.of("level", ParamTypes.BINT).defaultValue(1),
            Param.of("name", ParamTypes.CHARP));

    assertThat(RustSource.write(definition, RustSource.Dialect.MODULE_PARAM).unsaid())
        .contains(
            "parameter once can be set again in this dialect",
            "parameter name is NULL at first, and is written as an empty text");
    assertThat(RustSource.write(definition, RustSource.Dialect.PROTOTYPE).unsaid())
        .contains("parameter again can be set once only in this dialect");
    assertThat(RustSource.write(definition, RustSource.Dialect.PROTOTYPE).text())
        .contains(
            "flag: bool {\n            default: false,",
            "level: bool {\n            default: true,");
    assertThat(
            RustSource.write(ModuleDefinition.of("m").addAuthor("é"), RustSource.Dialect.MODULE)
                .unsaid())
        .anyMatch(note -> note.startsWith("module! takes ASCII only"));
  }
}
