// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static dev.modparam.param.Cells.cell;
import static dev.modparam.param.Cells.explained;
import static dev.modparam.param.Cells.logOf;
import static dev.modparam.param.Cells.set;
import static dev.modparam.param.Cells.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StringTypesTest {

  @Test
  void aCharpStartsAsNullAndShowsIt() {
    TestCell<@Nullable String> variable = cell(ParamTypes.CHARP);

    assertThat(variable.value()).isNull();
    assertThat(shown(variable)).isEqualTo("(null)\n");
  }

  @Test
  void aCharpTakes1024BytesAndNoMore() {
    TestCell<@Nullable String> variable = cell(ParamTypes.CHARP);

    assertThat(set(variable, "x".repeat(1024))).isEqualTo("OK");
    assertThat(set(variable, "x".repeat(1025))).isEqualTo("ENOSPC");
    assertThat(set(variable, "é".repeat(513))).isEqualTo("ENOSPC");
    assertThat(variable.value()).hasSize(1024);
    assertThat(logOf(variable, "x".repeat(1025))).containsExactly("p: string parameter too long");
    assertThat(explained(variable, "é".repeat(513))).isEqualTo("it has 1026 bytes");
    assertThat(ParamTypes.CHARP.expected()).isEqualTo("a charp of at most 1024 bytes");
  }

  @Test
  void aCharpKeepsTheNewlineOfEcho() {
    TestCell<@Nullable String> variable = cell(ParamTypes.CHARP);
    set(variable, "a\n");

    assertThat(variable.value()).isEqualTo("a\n");
    assertThat(shown(variable)).isEqualTo("a\n\n");
  }

  @Test
  void bytesThatAreNotUtf8AreShownAsTheyCame() {
    TestCell<@Nullable String> variable = cell(ParamTypes.CHARP);
    byte[] latin1 = {'a', (byte) 0xE9, (byte) 0xFF};
    variable.set(latin1);

    assertThat(variable.bytes()).containsExactly('a', 0xE9, 0xFF, '\n');
    assertThat(variable.value()).isEqualTo("a\uFFFD\uFFFD");
  }

  @Test
  void aSetterKeepsACopyOfTheBytes() {
    TestCell<@Nullable String> variable = cell(ParamTypes.CHARP);
    byte[] text = {'a', 'b'};
    variable.set(text);
    text[0] = 'z';

    assertThat(shown(variable)).isEqualTo("ab\n");
  }

  @Test
  void aBufferTakesOneByteLessThanItsSize() {
    TestCell<String> variable = cell(ParamTypes.string(4));

    assertThat(variable.value()).isEmpty();
    assertThat(set(variable, "abc")).isEqualTo("OK");
    assertThat(set(variable, "abcd")).isEqualTo("ENOSPC");
    assertThat(variable.value()).isEqualTo("abc");
    assertThat(logOf(variable, "abcd")).containsExactly("p: string doesn't fit in 3 chars.");
    assertThat(ParamTypes.string(4).expected()).isEqualTo("a string of at most 3 bytes");
    assertThat(ParamTypes.string(4).name()).isEqualTo("string");
  }

  @Test
  void aBufferOfOneByteTakesOnlyTheEmptyString() {
    assertThat(set(cell(ParamTypes.string(1)), "")).isEqualTo("OK");
    assertThat(set(cell(ParamTypes.string(1)), "a")).isEqualTo("ENOSPC");
  }

  @Test
  void aBufferHasRoomForItsNul() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParamTypes.string(0))
        .withMessage("a string buffer needs a size of at least 1, for the NUL at its end, not 0");
  }

  @Test
  void theSizeOfABufferCanBeAskedFor() {
    assertThat(ParamTypes.string(16).kind()).isEqualTo(new ParamKind.Buffer(16));
  }

  @Test
  void aDefaultFitsItsBuffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("s", ParamTypes.string(4)).defaultValue("äö"))
        .withMessage(
            "the default of parameter s does not fit string: it has 4 bytes, and the buffer takes"
                + " 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("s", ParamTypes.CHARP).defaultValue("a\0b"))
        .withMessage(
            "the default of parameter s does not fit charp: a C string cannot hold a NUL"
                + " character");
  }

  @Test
  void aCharpMayStartLongerThanAnArgumentCanBe() {
    Param<@Nullable String> param = Param.of("s", ParamTypes.CHARP).defaultValue("x".repeat(2000));

    assertThat(param.defaultText()).isEqualTo("x".repeat(2000) + "\n");
  }

  @Test
  void aTextHasNoNumber() {
    TestCell<@Nullable String> variable = cell(ParamTypes.CHARP);

    assertThat(org.assertj.core.api.Assertions.catchThrowable(variable::longValue))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the variable holds no number");
  }
}
