// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static dev.modparam.param.Cells.cell;
import static dev.modparam.param.Cells.explained;
import static dev.modparam.param.Cells.set;
import static dev.modparam.param.Cells.shown;
import static dev.modparam.param.ParamTypes.DURATION;
import static dev.modparam.param.ParamTypes.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConverterTest {

  enum Parity {
    NONE,
    EVEN,
    ODD
  }

  private static final ParamType<Parity> PARITY = ParamTypes.choice(Parity.class);

  @Test
  void aChoiceTakesTheNamesOfAnEnum() {
    TestCell<Parity> variable = cell(PARITY);

    assertThat(variable.value()).isEqualTo(Parity.NONE);
    assertThat(set(variable, "even\n")).isEqualTo("OK");
    assertThat(variable.value()).isEqualTo(Parity.EVEN);
    assertThat(shown(variable)).isEqualTo("even\n");
    assertThat(PARITY.name()).isEqualTo("parity");
    assertThat(PARITY.expected()).isEqualTo("one of none, even, odd");
  }

  @Test
  void aChoiceNamesTheNearestWord() {
    assertThat(explained(cell(PARITY), "evn")).isEqualTo("did you mean even?");
    assertThat(explained(cell(PARITY), "EVEN")).isEqualTo("did you mean even?");
    assertThat(explained(cell(PARITY), "mark")).isNull();
    assertThat(set(cell(PARITY), "EVEN")).isEqualTo("EINVAL");
  }

  @Test
  void oneOfTakesWords() {
    ParamType<String> mode = ParamTypes.oneOf("auto", "on", "off");

    assertThat(mode.zero()).isEqualTo("auto");
    assertThat(mode.parse("off")).isEqualTo("off");
    assertThatExceptionOfType(ErrnoException.class)
        .isThrownBy(() -> mode.parse("offf"))
        .withMessage("`offf' is not one of auto, on, off: did you mean off?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("mode", mode).defaultValue("of"))
        .withMessageEndingWith("of is not one of auto, on, off");
  }

  @Test
  void aChoiceIsNotEmptyAndHasNoWordTwice() {
    assertThatIllegalArgumentException().isThrownBy(() -> ParamTypes.oneOf());
    assertThatIllegalArgumentException().isThrownBy(() -> ParamTypes.oneOf("a", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> ParamTypes.oneOf("a", ""));
  }

  @Test
  void whatValueOfOfJavaSaysIsNotShown() {
    ParamType<Parity> parsed =
        ParamTypes.parsed("parity", Parity::valueOf, Parity::name, Parity.NONE);
    ParamType<Integer> number = ParamTypes.parsed("number", Integer::valueOf, String::valueOf, 0);

    assertThat(explained(cell(parsed), "EVN")).isNull();
    assertThat(explained(cell(number), "x")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S, 0s",
    "250ms, PT0.25S, 250ms",
    "2.5s, PT2.5S, 2500ms",
    "1h30m, PT1H30M, 90m",
    "90s, PT90S, 90s",
    "3600s, PT1H, 1h",
    "2d, PT48H, 2d",
    "15us, PT0.000015S, 15us",
    "7ns, PT0.000000007S, 7ns"
  })
  void aDurationHasAUnit(String text, Duration value, String shown) {
    assertThat(DURATION.parse(text)).isEqualTo(value);
    assertThat(DURATION.format(value)).isEqualTo(shown);
    assertThat(DURATION.parse(shown)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "s", "10 s", "-1s", "1x", "1s2", "1e3s", "0.1ns", "99999999d"})
  void otherTextsAreNoDuration(String text) {
    assertThatExceptionOfType(ErrnoException.class).isThrownBy(() -> DURATION.parse(text));
  }

  @Test
  void aNumberWithoutAUnitIsExplained() {
    assertThat(explained(cell(DURATION), "10")).isEqualTo("it has no unit; write 10s for seconds");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "4096, 4096, 4K",
    "512k, 524288, 512K",
    "8G, 8589934592, 8G",
    "8GiB, 8589934592, 8G",
    "0x10M, 16777216, 16M",
    "010, 8, 8",
    "7E, 8070450532247928832, 7E",
    "1000, 1000, 1000"
  })
  void aSizeMayHaveAUnit(String text, long bytes, String shown) {
    assertThat(SIZE.parse(text)).isEqualTo(bytes);
    assertThat(SIZE.format(bytes)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"8E, ERANGE", "-1, EINVAL", "'', EINVAL", "K, EINVAL", "1.5G, EINVAL", "09, EINVAL"})
  void otherTextsAreNoSize(String text, String errno) {
    assertThatExceptionOfType(ErrnoException.class)
        .isThrownBy(() -> SIZE.parse(text))
        .satisfies(refusal -> assertThat(refusal.errno()).hasToString(errno));
  }
}
