// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static dev.modparam.param.Cells.cell;
import static dev.modparam.param.Cells.explained;
import static dev.modparam.param.Cells.logOf;
import static dev.modparam.param.Cells.set;
import static dev.modparam.param.Cells.shown;
import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrayTypeTest {

  private static TestCell<List<Integer>> counted(int... values) {
    return cell(
        Param.of("p", array(INT, 3).counted())
            .defaultValue(Arrays.stream(values).boxed().toList()));
  }

  private static TestCell<List<Integer>> uncounted(int... values) {
    return cell(Param.of("p", array(INT, 3)).defaultValue(Arrays.stream(values).boxed().toList()));
  }

  @Test
  void aCountedArrayShowsAsManyElementsAsWereSet() {
    TestCell<List<Integer>> variable = counted(7, 8, 9);
    set(variable, "1,2");

    assertThat(variable.value()).containsExactly(1, 2);
    assertThat(shown(variable)).isEqualTo("1,2\n");
  }

  @Test
  void anUncountedArrayShowsOldElementsToo() {
    TestCell<List<Integer>> variable = uncounted(7, 8, 9);
    set(variable, "1,2");

    assertThat(variable.value()).containsExactly(1, 2, 9);
    assertThat(shown(variable)).isEqualTo("1,2,9\n");
  }

  @Test
  void aShortDefaultLeavesTheRestZero() {
    assertThat(shown(uncounted(7))).isEqualTo("7,0,0\n");
    assertThat(shown(counted(7))).isEqualTo("7\n");
  }

  @Test
  void theInitialCountHidesDefaultsUntilSomethingIsSet() {
    TestCell<List<Integer>> hidden =
        cell(Param.of("p", array(INT, 3).counted(0)).defaultValue(List.of(7, 8, 9)));

    assertThat(shown(hidden)).isEmpty();
    assertThat(hidden.value()).isEmpty();

    TestCell<List<Integer>> partly =
        cell(Param.of("p", array(INT, 3).counted(2)).defaultValue(List.of(7, 8, 9)));

    assertThat(shown(partly)).isEqualTo("7,8\n");
  }

  @Test
  void hiddenElementsComeBackWhenTheCountGrows() {
    TestCell<List<Integer>> variable = counted(7, 8, 9);
    set(variable, "1");

    assertThat(shown(variable)).isEqualTo("1\n");

    set(variable, "4,x");

    assertThat(shown(variable)).isEqualTo("4\n");
    variable.count(3);
    assertThat(shown(variable)).isEqualTo("4,8,9\n");
  }

  @Test
  void whatWasSetBeforeTheBadElementStays() {
    TestCell<List<Integer>> variable = counted(7, 8, 9);

    assertThat(set(variable, "1,2,x")).isEqualTo("EINVAL");
    assertThat(variable.value()).containsExactly(1, 2);
  }

  @Test
  void aBadFirstElementEmptiesACountedArray() {
    TestCell<List<Integer>> variable = counted(7, 8, 9);

    assertThat(set(variable, "99999999999")).isEqualTo("ERANGE");
    assertThat(shown(variable)).isEmpty();
  }

  @Test
  void tooManyElementsAreComplainedOfAfterTheOthersAreSet() {
    TestCell<List<Integer>> variable = counted(7, 8, 9);

    assertThat(logOf(variable, "1,2,3,x")).containsExactly("p: can only take 3 arguments");
    assertThat(variable.value()).containsExactly(1, 2, 3);
    assertThat(explained(variable, "1,2,3,4")).isEqualTo("there are more than 3");
  }

  @Test
  void emptyElementsAreElements() {
    assertThat(set(counted(), "")).isEqualTo("EINVAL");
    assertThat(set(counted(), "1,")).isEqualTo("EINVAL");
    TestCell<List<@Nullable String>> texts = cell(array(CHARP, 3).counted());
    assertThat(set(texts, "a,")).isEqualTo("OK");
    assertThat(texts.value()).containsExactly("a", "");
  }

  @Test
  void eachElementMayEndInANewline() {
    TestCell<List<Integer>> variable = counted();

    assertThat(set(variable, "1\n,2\n")).isEqualTo("OK");
    assertThat(shown(variable)).isEqualTo("1,2\n");
  }

  @Test
  void theExplanationNamesTheBadElement() {
    assertThat(explained(counted(), "1,x,3")).isEqualTo("element 2 is `x'");
    assertThat(explained(counted(), "x")).isEqualTo("element 1 is `x'");
    assertThat(explained(cell(array(CHARP, 2)), "a," + "b".repeat(1025)))
        .isEqualTo("element 2 is `" + "b".repeat(80) + "… (1025 characters)', it has 1025 bytes");
  }

  @Test
  void theElementsOfAnEnableOnlyArrayGuardThemselves() {
    TestCell<List<Boolean>> variable = cell(array(ParamTypes.BOOL_ENABLE_ONLY, 2));
    set(variable, "0,1");

    assertThat(set(variable, "1,0")).isEqualTo("EROFS");
    assertThat(variable.value()).containsExactly(true, true);
    assertThat(explained(variable, "1,0"))
        .isEqualTo("element 2 is `0', it is on, and can only be turned on");
  }

  @Test
  void anArrayNeedsAValue() {
    ArrayType<Boolean> type = array(BOOL, 2);

    assertThat(type.acceptsBareName()).isFalse();
    assertThat(cell(type).set((String) null)).isEqualTo(Errno.EINVAL.result());
  }

  @Test
  void anArrayDescribesItself() {
    ArrayType<Integer> type = array(INT.between(0, 9), 4);

    assertThat(type.name()).isEqualTo("array of int");
    assertThat(type.expected())
        .isEqualTo("at most 4 values separated by commas, each an int from 0 to 9");
    assertThat(type.max()).isEqualTo(4);
    assertThat(type.element().name()).isEqualTo("int");
    assertThat(type.isCounted()).isFalse();
    assertThat(type.counted().isCounted()).isTrue();
    assertThat(type.counted(2).isCounted()).isTrue();
  }

  @Test
  void thereAreNoArraysOfArraysOrBuffers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> array(array(INT, 2), 2))
        .withMessage("the kernel has no arrays of array of int; use charp for texts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> array(ParamTypes.string(8), 2))
        .withMessage("the kernel has no arrays of string; use charp for texts");
  }

  @Test
  void anArrayHasFrom1To65536Elements() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> array(INT, 0))
        .withMessage("an array has from 1 to 65536 elements, not 0");
    assertThatIllegalArgumentException().isThrownBy(() -> array(INT, 65_537));
    assertThat(array(INT, 65_536).max()).isEqualTo(65_536);
  }

  @Test
  void theInitialCountIsWithinTheArray() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> array(INT, 3).counted(4))
        .withMessage("the counter starts from 0 to 3, not at 4");
    assertThatIllegalArgumentException().isThrownBy(() -> array(INT, 3).counted(-1));
  }

  @Test
  void aDefaultFitsTheArray() {
    Param<List<Integer>> param = Param.of("p", array(INT.between(1, 9), 2));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> param.defaultValue(List.of(1, 2, 3)))
        .withMessage(
            "the default of parameter p does not fit array of int: it has 3 elements, and the"
                + " array takes 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> param.defaultValue(List.of(1, 0)))
        .withMessage(
            "the default of parameter p does not fit array of int: element 2: 0 is not from 1 to"
                + " 9");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without null checks does
  void anElementOfADefaultIsNotNullUnlessItIsACharp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("p", array(INT, 2)).defaultValue(Arrays.asList(1, null)))
        .withMessage("the default of parameter p does not fit array of int: element 2: it is null");
    Param<List<@Nullable String>> texts =
        Param.of("p", array(CHARP, 2)).defaultValue(Arrays.asList("a", null));
    assertThat(texts.defaultText()).isEqualTo("a,(null)\n");
  }

  @Test
  void aDefaultIsACopy() {
    List<Integer> list = new ArrayList<>(List.of(1, 2));
    Param<List<Integer>> param = Param.of("p", array(INT, 2)).defaultValue(list);
    list.set(0, 99);

    assertThat(param.defaultValue()).containsExactly(1, 2);
    assertThatThrownBy(() -> param.defaultValue().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aValueIsASnapshot() {
    TestCell<List<Integer>> variable = counted(1, 2);
    List<Integer> before = variable.value();
    set(variable, "3");

    assertThat(before).containsExactly(1, 2);
    assertThatThrownBy(() -> before.add(3)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void whatDriverCodeAssignsReplacesAllElementsAndTheCount() {
    TestCell<List<Integer>> variable = counted(7, 8, 9);
    variable.assign(List.of(1));

    assertThat(variable.value()).containsExactly(1);
    variable.count(3);
    assertThat(variable.value()).containsExactly(1, 0, 0);
  }

  @Test
  void aLongArrayIsCutAtThePage() {
    TestCell<List<Integer>> variable = cell(array(INT, 2000));
    set(variable, "1234567,".repeat(1999) + "1");

    assertThat(shown(variable)).hasSize(Operations.Page.LIMIT).startsWith("1234567,1234567,");
  }
}
