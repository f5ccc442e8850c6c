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

  private static final String TYPE = "module! { type: T, name: \"m\", ";

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[\"A\"]", "[\"A\",]", "[\"A\", r\"B\"]"})
  void authorsAreAListOfStrings(String list) {
    String text = TYPE + "authors: " + list + ", license: \"GPL\", }";

    assertThat(parse(text).definition().tags("author"))
        .isEqualTo(RustSource.parse(text).tags("author"))
        .hasSize(list.replaceAll("[^AB]", "").length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '~',
      value = {
        "authors: \"A\", @ expected square brackets",
        "authors: [5], @ expected string literal",
        "authors: [\"A\" \"B\"], @ expected `,`",
        "authors: [\"é\"], @ expected ASCII-only string literal",
        "license: \"\\u{80}\", @ expected ASCII-only string literal",
        "license: \"GPL\", type: T, @ duplicated key \"type\". Keys can only be specified once.",
        "licence: \"GPL\", @ unknown key \"licence\". Valid keys are: [\"type\", \"name\","
            + " \"authors\", \"description\", \"license\", \"alias\", \"firmware\","
            + " \"imports_ns\", \"params\"].",
        "license: \"GPL\", authors: [], @ keys are not ordered as expected. Order them like:"
            + " [\"type\", \"name\", \"authors\", \"license\"].",
        "license: \"GPL\", params: { é: u8 { default: 1, description: \"\" } },"
            + " @ identifier contains non-ASCII characters",
        "license: \"GPL\", params: { type: u8 { default: 1, description: \"\" } },"
            + " @ expected identifier, found keyword `type`",
        "license: \"GPL\", params: { a: str { default: 1, description: \"\" } },"
            + " @ Unsupported parameter type str",
      })
  void whatTheMacroRefusesIsRefusedInItsWords(String rest, String problem) {
    assertThatThrownBy(() -> parse(TYPE + rest + " }"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a.b", "a:b"})
  void aNameIsAnIdentifier(String name) {
    assertThatThrownBy(() -> parse(TYPE.replace("\"m\"", '"' + name + '"') + "license: \"GPL\", }"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is not an identifier");
  }
}
