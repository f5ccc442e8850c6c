// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.param.Param;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The types of C's numbers, seen through what comparisons and arithmetic make of them. */
class CNumbersTest {

  private static SourceModule read(String type, String expression) {
    return CSource.parse(
        "static " + type + " v = " + expression + "; module_param(v, " + type + ", 0);", "m");
  }

  private static String value(String type, String expression) {
    SourceModule module = read(type, expression);
    assertThat(module.parameters().get(0).defaultKnown()).as(expression).isTrue();
    Param<?> param = module.definition().parameters().get(0);
    return String.valueOf((Object) param.defaultValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2147483647 + 1 < 0; 1",
        "2147483648 > -1; 1",
        "2147483648 * 2 == 4294967296; 1",
        "2147483648U * 2 == 0; 1",
        "0x7fffffff > -1; 1",
        "0x80000000 > -1; 0",
        "0x80000000 * 2 == 0; 1",
        "0x100000000 > -1; 1",
        "0x7fffffffffffffff > -1; 1",
        "0xffffffffffffffff > -1; 0",
        "0L > -1; 1",
        "1u > -1; 0",
        "1U > -1; 0",
        "1l > -1; 1",
        "1lu > -1; 0",
        "1ull > -1; 0",
        "017 == 15; 1",
        "0b101 == 5; 1",
      })
  void aLiteralHasTheFirstTypeThatItFits(String expression, String expected) {
    assertThat(value("int", expression)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1.5 < 1.5; 0",
        "1.5 <= 1.5; 1",
        "1.5 > 1.5; 0",
        "1.5 >= 1.5; 1",
        "1.5 == 1.5; 1",
        "1.5 != 1.5; 0",
        "1.25 < 1.5; 1",
        "1.5 > 1.25; 1",
        "0.5 ? 1 : 2; 1",
        "0.0 ? 1 : 2; 2",
        "-0.0 ? 1 : 2; 2",
        "!0.5; 0",
        "!0.0; 1",
        "+1.5 * 2; 3",
        "-1.5 * 2; -3",
        "7 / 2.0 * 2; 7",
        "0.1e1 + 1.e0; 2",
        "1e+2; 100",
        "50E-1; 5",
        "18446744073709551615UL > 1.5; 1",
        "5 << 0; 5",
        "1 << 31 < 0; 1",
        "1L << 63 < 0; 1",
      })
  void realsAndShiftsAreComputedAsTheCompilerDoes(String expression, String expected) {
    assertThat(value("int", expression)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808.0",
        "-1e30",
        "1 << 32",
        "1L << 64",
        "1 << -1",
        "1.5 % 2",
        "~1.5",
        "1.5 & 1",
        "1ulll",
        "08",
        "0x",
        "1.5f",
        "0xe+1",
      })
  void whatHasNoValueInCIsNotKnown(String expression) {
    assertThat(read("long", expression).parameters().get(0).defaultKnown()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0.5; true", "0.0; false", "(bool)0.5; true", "2; true", "0; false"})
  void aBoolIsWhetherANumberIsNotZero(String expression, String expected) {
    assertThat(value("bool", expression)).isEqualTo(expected);
  }
}
