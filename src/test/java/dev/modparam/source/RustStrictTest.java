// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the macro of Linux 7.2 and its compiler refuse, and nothing else, is refused when strict.
 */
class RustStrictTest {

  private static SourceModule parse(String text) {
    return RustSource.parse(text + "\nconst K: u8 = 5;\n", "m", RustSource.Rules.LINUX_7_2);
  }

  private static String module(String start, String value) {
    return start
        + "type: M,\nname: \"m\",\nlicense: \"GPL\",\nparams: {\np: u8 {\ndefault: "
        + value
        + ",\ndescription: \"d\",\n},\n},\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/// the type\n",
        "//! of this module\n",
        "/** the type */",
        "/*! of this module */",
        "#[doc = \"x\"]\n"
      })
  void documentationIsAnAttribute(String comment) {
    assertThatThrownBy(() -> parse(module("module! {\n" + comment, "1") + "}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected identifier");
    assertThat(RustSource.parse(module("module! {\n" + comment, "1") + "}").parameters())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"// the type\n", "//// rule\n", "/* a */", "/*** a ***/", "/**/"})
  void otherCommentsAreNot(String comment) {
    assertThat(parse(module("module! {\n" + comment, "1 " + comment) + "}").notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"(, );, true", "[, ];, true", "(, ), false", "[, ], false", "{, }, true"})
  void bracketsOfAnItemEndWithASemicolon(String opener, String closer, boolean taken) {
    String text = module("module! " + opener + "\n", "1") + closer;
    if (taken) {
      assertThat(parse(text).definition().parameters()).hasSize(1);
    } else {
      assertThatThrownBy(() -> parse(text))
          .hasMessageContaining("delimited with braces or followed by a semicolon");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"u8::MAX.wrapping_add(1)", "(250 + 1u8).min(3)", "-1i8.abs() as u8"})
  void methodsAreForTheCompiler(String value) {
    assertThat(parse(module("module! {\n", value) + "}").notes())
        .extracting(Note::message)
        .singleElement()
        .asString()
        .contains("the default of parameter p is not known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"self::K", "crate::NOPE", "super::nope()", "(1,)", "(1, 2)", "u8::NOPE", "1.0"})
  void whatTheCompilerDoesNotFindIsRefused(String value) {
    assertThatThrownBy(() -> parse(module("module! {\n", value) + "}"))
        .isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crate::K", "super::K", "u8::MAX", "((1))"})
  void whatItFindsIsTaken(String value) {
    assertThat(parse(module("module! {\n", value) + "}").notes()).isEmpty();
  }
}
