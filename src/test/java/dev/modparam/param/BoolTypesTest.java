// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static dev.modparam.param.Cells.cell;
import static dev.modparam.param.Cells.explained;
import static dev.modparam.param.Cells.set;
import static dev.modparam.param.Cells.shown;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoolTypesTest {

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", "t", "T", "1", "on", "ON", "oN", "yes please", "10", "onx"})
  void trueIsReadFromTheFirstLetters(String text) {
    TestCell<Boolean> variable = cell(ParamTypes.BOOL);

    assertThat(set(variable, text)).isEqualTo("OK");
    assertThat(variable.value()).isTrue();
    assertThat(variable.booleanValue()).isTrue();
    assertThat(shown(variable)).isEqualTo("Y\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "N", "f", "F", "0", "off", "OF", "nope", "01", "0x1"})
  void falseIsReadFromTheFirstLetters(String text) {
    TestCell<Boolean> variable = cell(Param.of("p", ParamTypes.BOOL).defaultValue(true));

    assertThat(set(variable, text)).isEqualTo("OK");
    assertThat(variable.value()).isFalse();
    assertThat(shown(variable)).isEqualTo("N\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "o", "ox", "-1", "enable", "\n", " 1"})
  void otherTextIsInvalidForEveryKindOfBool(String text) {
    assertThat(set(cell(ParamTypes.BOOL), text)).isEqualTo("EINVAL");
    assertThat(set(cell(ParamTypes.INVBOOL), text)).isEqualTo("EINVAL");
    assertThat(set(cell(ParamTypes.BOOL_ENABLE_ONLY), text)).isEqualTo("EINVAL");
    assertThat(set(cell(ParamTypes.BINT), text)).isEqualTo("EINVAL");
  }

  @Test
  void aBareNameIsTrueExceptForInvbool() {
    assertThat(cell(ParamTypes.BOOL).set((String) null)).isZero();
    assertThat(cell(ParamTypes.BINT).set((String) null)).isZero();
    assertThat(cell(ParamTypes.BOOL_ENABLE_ONLY).set((String) null)).isZero();
    assertThat(cell(ParamTypes.INVBOOL).set((String) null)).isEqualTo(Errno.EINVAL.result());
    assertThat(ParamTypes.INVBOOL.acceptsBareName()).isFalse();
  }

  @Test
  void anInvboolHoldsTheOppositeAndShowsTheText() {
    TestCell<Boolean> variable = cell(ParamTypes.INVBOOL);
    set(variable, "y");

    assertThat(variable.value()).isFalse();
    assertThat(shown(variable)).isEqualTo("Y\n");

    set(variable, "n");

    assertThat(variable.value()).isTrue();
    assertThat(shown(variable)).isEqualTo("N\n");
  }

  @Test
  void anEnableOnlyBoolCanNotBeTurnedOffAgain() {
    TestCell<Boolean> variable = cell(ParamTypes.BOOL_ENABLE_ONLY);

    assertThat(set(variable, "0")).isEqualTo("OK");
    assertThat(set(variable, "1")).isEqualTo("OK");
    assertThat(set(variable, "0")).isEqualTo("EROFS");
    assertThat(explained(variable, "0")).isEqualTo("it is on, and can only be turned on");
    assertThat(explained(variable, "q")).isNull();
    assertThat(variable.value()).isTrue();
  }

  @Test
  void aBintIsSetAsABoolAndShownAsANumber() {
    TestCell<Integer> variable = cell(ParamTypes.BINT);
    set(variable, "yes");

    assertThat(variable.value()).isEqualTo(1);
    assertThat(variable.longValue()).isEqualTo(1);
    assertThat(shown(variable)).isEqualTo("1\n");

    set(variable, "off");

    assertThat(shown(variable)).isEqualTo("0\n");
  }

  @Test
  void aBintShowsWhateverTheDriverAssigned() {
    TestCell<Integer> variable = cell(ParamTypes.BINT);
    variable.assign(7);

    assertThat(shown(variable)).isEqualTo("7\n");
    assertThat(variable.booleanValue()).isTrue();
  }

  @Test
  void allSayWhatTheyExpect() {
    assertThat(ParamTypes.BOOL.expected()).isEqualTo("a bool: y, t, 1 or on; n, f, 0 or off");
    assertThat(ParamTypes.BINT.expected()).isEqualTo("a bint: y, t, 1 or on; n, f, 0 or off");
    assertThat(ParamTypes.BOOL_ENABLE_ONLY.expected()).startsWith("a bool_enable_only: ");
  }
}
