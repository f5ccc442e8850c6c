// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static dev.modparam.param.Cells.set;
import static dev.modparam.param.Cells.shown;
import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoreTest {

  private static final Param<Integer> A = Param.of("a", INT).defaultValue(1);
  private static final Param<Boolean> B = Param.of("b", BOOL).defaultValue(true);

  @Test
  void eachParameterHasItsVariableWithTheDefault() {
    TestStore variables = TestStore.of(List.of(A, B), "");

    assertThat(variables.of(A).value()).isEqualTo(1);
    assertThat(variables.of(B).value()).isTrue();
    assertThat(variables.get(0).cell()).isSameAs(variables.of(A).cell());
    assertThat(variables.of(A).name()).isEqualTo("a");
  }

  @Test
  void twoSetsOfVariablesDoNotShareMemory() {
    TestStore one = TestStore.of(List.of(A), "");
    TestStore other = TestStore.of(List.of(A), "");
    set(one.of(A), "5");

    assertThat(other.of(A).value()).isEqualTo(1);
  }

  @Test
  void aPrefixStandsBeforeTheNamesInTheLog() {
    assertThat(TestStore.of(List.of(A), "keyboard.").of(A).name()).isEqualTo("keyboard.a");
  }

  @Test
  void anEqualHandleIsNotTheSameHandle() {
    TestStore variables = TestStore.of(List.of(A), "");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> variables.of(A.permissions(0444)))
        .withMessage(
            "there is no parameter a: int 0444 here; a handle must be the very object that the"
                + " module was defined with");
  }

  @Test
  void aThousandVariablesAreFoundByTheirHandles() {
    List<Param<Integer>> params = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      params.add(Param.of("p" + i, INT).defaultValue(i));
    }
    TestStore variables = TestStore.of(params, "");

    for (int i = 0; i < 1000; i++) {
      assertThat(variables.of(params.get(i)).value()).isEqualTo(i);
    }
  }

  @Test
  void anAliasSharesTheVariable() {
    Param<Integer> alias = A.sharedAs("again");
    TestStore variables = TestStore.of(List.of(alias, A), "");
    set(variables.of(A), "7");

    assertThat(variables.of(alias).value()).isEqualTo(7);
  }

  @Test
  void anAliasOfAnAliasSharesTheVariable() {
    Param<Integer> second = A.sharedAs("second");
    Param<Integer> third = second.sharedAs("third");
    TestStore variables = TestStore.of(List.of(A, second, third), "");
    set(variables.of(third), "9");

    assertThat(variables.of(A).value()).isEqualTo(9);
    assertThat(variables.of(second).value()).isEqualTo(9);
  }

  @Test
  void aCounterCountsTheArray() {
    Param<List<Integer>> array = Param.of("list", array(INT, 4).counted());
    Param<Long> counter = Param.counterOf("n", array);
    Param<Long> sameCounter = Param.counterOf("m", array.sharedAs("list2"));
    TestStore variables = TestStore.of(List.of(array, counter, sameCounter), "");
    set(variables.of(array), "4,5,6");

    assertThat(variables.of(counter).value()).isEqualTo(3);
    assertThat(variables.of(sameCounter).value()).isEqualTo(3);

    set(variables.of(counter), "1");

    assertThat(shown(variables.of(array))).isEqualTo("4\n");

    set(variables.of(counter), "4000000000");

    assertThat(shown(variables.of(array))).isEqualTo("4,5,6,0\n");
  }

  @Test
  void anAliasOfAnArrayCountsWithIt() {
    Param<List<Integer>> array = Param.of("list", array(INT, 4).counted());
    Param<List<Integer>> alias = array.sharedAs("same");
    TestStore variables = TestStore.of(List.of(array, alias), "");
    set(variables.of(alias), "1,2");

    assertThat(variables.of(array).value()).containsExactly(1, 2);
  }

  @Test
  void anAliasComesWithItsOriginal() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestStore.of(List.of(A.sharedAs("b")), ""))
        .withMessage("parameter b shares the variable of a, which the module does not declare");
  }

  @Test
  void aResetBringsTheDefaultsBack() {
    Param<List<Integer>> array =
        Param.of("list", array(INT, 3).counted(1)).defaultValue(List.of(7, 8, 9));
    TestStore variables = TestStore.of(List.of(A, array, A.sharedAs("b")), "");
    set(variables.of(A), "5");
    set(variables.of(array), "1,2");
    variables.reset();

    assertThat(variables.of(A).value()).isEqualTo(1);
    assertThat(shown(variables.of(array))).isEqualTo("7\n");
  }

  @Test
  void scalarsAreReadWithoutALockAndArraysAreNot() {
    TestStore variables = TestStore.of(List.of(A, Param.of("list", array(INT, 2))), "");

    assertThat(variables.get(0).isAtomic()).isTrue();
    assertThat(variables.get(1).isAtomic()).isFalse();
  }

  @Test
  void whatAVariableCannotHoldIsNotAssigned() {
    Param<Integer> number = Param.of("number", INT).defaultValue(7);
    Param<List<Integer>> list = Param.of("list", array(INT, 2)).defaultValue(List.of(1, 2));
    TestStore variables = TestStore.of(List.of(number, list), "");
    variables.reset();

    assertThatThrownBy(() -> assignNull(variables.of(number)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the variable of parameter number cannot hold that int: it is null");
    assertThatThrownBy(() -> assignNull(variables.of(list)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> variables.of(list).assign(List.of(3, 4, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the variable of parameter list cannot hold that array of int: it has 3 elements, and"
                + " the array takes 2");
    assertThatThrownBy(() -> variables.of(list).assign(Arrays.asList(3, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("element 2: it is null");
    assertThat(variables.of(number).value()).isEqualTo(7);
    assertThat(variables.of(list).value()).containsExactly(1, 2);
  }

  @SuppressWarnings("NullAway") // what a caller without null checks does
  private static <T> void assignNull(TestCell<T> variable) {
    variable.assign(null);
  }

  @Test
  void aHandleOfSeveralLayoutsIsFoundInEach() {
    Param<Integer> handle = Param.of("h", INT).defaultValue(7);
    TestStore first = TestStore.of(List.of(handle, A), "");
    TestStore second = TestStore.of(List.of(A, B, handle), "");
    TestStore third = TestStore.of(List.of(B, A), "");

    assertThat(first.of(handle).value()).isEqualTo(7);
    assertThat(second.of(handle).value()).isEqualTo(7);
    assertThat(third.of(A).value()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> third.of(handle));
  }

  @Test
  void handlesAreFoundWhateverWasUsedBefore() {
    List<Param<Integer>> params =
        IntStream.range(0, 1_000).mapToObj(i -> Param.of("p" + i, INT).defaultValue(i)).toList();
    TestStore variables = TestStore.of(params, "");

    for (int i = 999; i >= 0; i -= 3) {
      assertThat(variables.of(params.get(i)).value()).isEqualTo(i);
      assertThat(variables.of(params.get(i)).cell()).isSameAs(variables.get(i).cell());
    }
    assertThatIllegalArgumentException().isThrownBy(() -> variables.of(Param.of("p1", INT)));
  }
}
