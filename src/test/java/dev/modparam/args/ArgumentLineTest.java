// SPDX-License-Identifier: Apache-2.0
package dev.modparam.args;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentLineTest {

  /** Each word as {@code [name]} or {@code [name=value]}, so that spaces and quotes are seen. */
  private static String words(String line) {
    return ArgumentLine.parse(line).arguments().stream()
        .map(word -> "[" + word + "]")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "s=\"a b\"          | [s=a b]",
        "\"s=a b\"          | [s=a b]",
        "s=\"a              | [s=a]",
        "s=a\"              | [s=a\"]",
        "s=a\" b\"          | [s=a\" b\"]",
        "s=\"a\"b           | [s=a\"b]",
        "s=\"a b\"c         | [s=a b\"c]",
        "s=a\"b c\"d        | [s=a\"b c\"d]",
        "\"s=a b\"i=1       | [s=a b\"i=1]",
        "\"s\"=\"a b\"      | [s\"=a b]",
        "\"b\"              | [b]",
        "\"b                | [b]",
        "b\"                | [b\"]",
        "\"\"               | []",
        "\"                 | []",
        "=1                 | [=1]",
        "=i=1               | [=i=1]",
        "i= 1               | [i=][1]",
        "i =1               | [i][=1]",
        "s==a               | [s==a]",
        "s='a b'            | [s='a][b']",
        "i=\"1\"ab=2        | [i=1\"ab=2]",
        "a=1,b;c=2          | [a=1,b;c=2]",
        "s=\"\"             | [s=]",
        "s=\"               | [s=]",
        "\"s=\"             | [s=]",
        "\"\"=1             | [\"=1]",
      })
  void aLineIsCutAsTheKernelCutsIt(String line, String expected) {
    assertThat(words(line)).isEqualTo(expected);
  }

  @Test
  void anEqualsSignAtTheStartIsPartOfTheName() {
    ArgumentLine.Argument word = ArgumentLine.parse("=i=1").arguments().get(0);

    assertThat(word.name()).isEqualTo("=i");
    assertThat(word.value()).isEqualTo("1");
  }

  @Test
  void anEmptyValueIsNotAMissingOne() {
    List<ArgumentLine.Argument> words = ArgumentLine.parse("a= b").arguments();

    assertThat(words.get(0).value()).isEmpty();
    assertThat(words.get(1).value()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t", "\n", "\u000B", "\f", "\r", " ", " \t\n "})
  void everySpaceByteSeparates(String space) {
    assertThat(words(space + "a" + space + "b=1" + space)).isEqualTo("[a][b=1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001C", "\u001F", "\u0085", "\u2003", ",", ";"})
  void nothingElseSeparates(String letter) {
    assertThat(ArgumentLine.parse("a" + letter + "b").arguments()).hasSize(1);
  }

  @Test
  void byteA0SeparatesEvenInsideALetterOfUtf8() {
    assertThat(words("s=à b")).isEqualTo("[s=\uFFFD][b]");
    assertThat(words("a\u00A0b")).isEqualTo("[a\uFFFD][b]");
    assertThat(words("s=\"à\"")).isEqualTo("[s=à]");
  }

  @Test
  void aNulCharacterEndsTheLine() {
    assertThat(words("a=1 b=2\0 c=3")).isEqualTo("[a=1][b=2]");
    assertThat(words("\0a")).isEmpty();
  }

  @Test
  void positionsAreBytesOfTheLine() {
    assertThat(ArgumentLine.parse("  é=1  \"b=2\"").arguments())
        .extracting(ArgumentLine.Argument::position)
        .containsExactly(2, 8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=1 -- b=2 | [a=1] | `b=2`",
        "a=1 --     | [a=1] | ``",
        "\"--\" b   | ``    | `b`",
        "--   b  c  | ``    | `b  c`",
        "-- -- x    | ``    | `-- x`"
      })
  void twoDashesEndTheParameters(String line, String words, String rest) {
    assertThat(words(line)).isEqualTo(words);
    assertThat(ArgumentLine.parse(line).afterDashes()).contains(rest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"__", "---", "-", "_-", "--=1", "a--", ""})
  void otherDashesDoNot(String line) {
    assertThat(ArgumentLine.parse(line).afterDashes()).isEmpty();
  }

  @Test
  void aLineIsShownWithItsWordsApart() {
    assertThat(ArgumentLine.parse("a  \"b c=d\" e=")).hasToString("a | b c=d | e=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=1              | a | 1",
        "a=               | a | ``",
        "a=\"b c\"        | a | b c",
        "a=\"\"\"\"       | a | \"\"",
        "a=b\"c d\"e      | a | b\"c d\"e",
        "a=x=y            | a | x=y",
        "\"a=\"\"\"     | a | \"",
        "a=\"\"b         | a | \"b",
        "a=\"b \"c       | a | b \"c",
      })
  void aValueIsQuotedWhereItNeedsToBe(String form, String name, String value) {
    assertThat(ArgumentLine.format(name, value)).isEqualTo(form);
  }

  @Test
  void aBareNameIsItself() {
    assertThat(ArgumentLine.format("debug", null)).isEqualTo("debug");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a \" b", " \" ", "a\0b", "\uD800"})
  void whatALineCannotHoldIsRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArgumentLine.format("s", value))
        .withMessage(
            "an argument line cannot hold the value \""
                + value
                + "\" for \"s\": it has no escape character for quotes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--", "a=b", "a\"b c", "\0"})
  void bareNamesThatReadAsSomethingElseAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArgumentLine.format(name, null))
        .withMessage("an argument line cannot hold the bare name \"" + name + "\"");
  }

  @Test
  void severalArgumentsAreOneLine() {
    List<ArgumentLine.Argument> arguments =
        List.of(argument("debug", null), argument("name", "a b"), argument("size", "1"));

    assertThat(ArgumentLine.format(arguments)).isEqualTo("debug name=\"a b\" size=1");
  }

  private static ArgumentLine.Argument argument(String name, @Nullable String value) {
    return new ArgumentLine.Argument(name, value, 0);
  }

  @Test
  void wordsAreQuotedAsModprobeQuotesThem() {
    assertThat(ArgumentLine.ofWords(List.of("debug", "label=my disk", "size=8", "empty=")))
        .isEqualTo("debug label=\"my disk\" size=8 empty=");
    assertThat(ArgumentLine.ofWords(List.of())).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArgumentLine.ofWords(List.of("a=x\" \"y z")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArgumentLine.ofWords(List.of("=x")))
        .withMessageContaining("the value \"x\" for \"\"");
  }
}
