// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static dev.modparam.param.Cells.cell;
import static dev.modparam.param.Cells.explained;
import static dev.modparam.param.Cells.set;
import static dev.modparam.param.Cells.shown;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.param.memory.PageBytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationsTest {

  private static final ParamType<Integer> EVEN =
      Operations.on(INT)
          .named("even")
          .set(
              (text, variable) -> {
                int before = variable.value();
                int result = variable.set(text);
                if (result == 0 && variable.value() % 2 != 0) {
                  variable.assign(before);
                  throw Errno.EDOM.exception(text + " is odd");
                }
                return result;
              })
          .type();

  @Test
  void operationsStartWithThoseOfTheStandardType() {
    ParamType<Integer> type = Operations.on(INT.between(1, 9)).type();
    TestCell<Integer> variable = cell(Param.of("p", type).defaultValue(1));

    assertThat(type.name()).isEqualTo("int");
    assertThat(type.expected()).isEqualTo("an int from 1 to 9");
    assertThat(type.acceptsBareName()).isFalse();
    assertThat(set(variable, "10")).isEqualTo("EINVAL");
    assertThat(set(variable, "5")).isEqualTo("OK");
    assertThat(shown(variable)).isEqualTo("5\n");
    assertThat(variable.longValue()).isEqualTo(5);
    assertThat(variable.hasSet()).isTrue();
    assertThat(variable.hasGet()).isTrue();
  }

  @Test
  void anOwnSetterMayThrowAnErrorWithWords() {
    TestCell<Integer> variable = cell(EVEN);

    assertThat(set(variable, "4")).isEqualTo("OK");
    assertThat(set(variable, "5")).isEqualTo("EDOM");
    assertThat(variable.value()).isEqualTo(4);
    assertThat(explained(variable, "7")).isEqualTo("7 is odd");
    assertThat(explained(variable, "x")).isNull();
    assertThat(EVEN.name()).isEqualTo("even");
    assertThat(EVEN.expected()).isEqualTo("a value of type even");
  }

  @Test
  void anOwnSetterMayReturnAnErrorOrAPositiveNumber() {
    ParamType<Integer> type =
        Operations.on(INT)
            .set((text, variable) -> "five".equals(text) ? 5 : Errno.ENODEV.result())
            .type();

    assertThat(set(cell(type), "five")).isEqualTo("5");
    assertThat(set(cell(type), "x")).isEqualTo("ENODEV");
  }

  @Test
  void anOwnGetterWritesThePage() {
    ParamType<Integer> type =
        Operations.on(INT).get((variable, page) -> page.emit("<" + variable.value() + ">")).type();

    assertThat(shown(cell(Param.of("p", type).defaultValue(3)))).isEqualTo("<3>");
  }

  @Test
  void aGettersResultSaysHowManyBytesCount() {
    ParamType<Integer> shorter =
        Operations.on(INT)
            .get(
                (variable, page) -> {
                  page.emit("abcdef");
                  return 3;
                })
            .type();
    ParamType<Integer> longer =
        Operations.on(INT)
            .get(
                (variable, page) -> {
                  page.emit("ab");
                  return 4;
                })
            .type();

    assertThat(shown(cell(shorter))).isEqualTo("abc");
    assertThat(shown(cell(longer))).isEqualTo("ab\0\0");
  }

  @Test
  void aGetterMayFail() {
    ParamType<Integer> returning =
        Operations.on(INT)
            .get(
                (variable, page) -> {
                  page.emit("half");
                  return Errno.EIO.result();
                })
            .type();
    ParamType<Integer> throwing =
        Operations.on(INT)
            .get(
                (variable, page) -> {
                  throw Errno.EAGAIN.exception("later");
                })
            .type();
    PageBytes page = new PageBytes();

    assertThat(cell(returning).get(page)).isEqualTo(Errno.EIO.result());
    assertThat(page.length()).isZero();
    assertThat(cell(throwing).get(page)).isEqualTo(Errno.EAGAIN.result());
  }

  @Test
  void withoutFunctionsNothingIsPermitted() {
    TestCell<Integer> closed = cell(Operations.on(INT).withoutSet().withoutGet().type());

    assertThat(closed.hasSet()).isFalse();
    assertThat(closed.hasGet()).isFalse();
    assertThat(set(closed, "1")).isEqualTo("EPERM");
    assertThat(closed.get(new PageBytes())).isEqualTo(Errno.EPERM.result());
  }

  @Test
  void aBareNameReachesASetterThatAcceptsIt() {
    ParamType<Integer> type =
        Operations.on(INT)
            .acceptBareName()
            .set(
                (text, variable) -> {
                  variable.assign(text == null ? 100 : Integer.parseInt(text));
                  return 0;
                })
            .type();
    TestCell<Integer> variable = cell(type);

    assertThat(variable.set((String) null)).isZero();
    assertThat(variable.value()).isEqualTo(100);
    assertThat(cell(Operations.on(INT).type()).set((String) null)).isEqualTo(Errno.EINVAL.result());
  }

  @Test
  void theStandardSetterStillRefusesABareNameThatItDoesNotTake() {
    TestCell<Integer> variable = cell(Operations.on(INT).acceptBareName().type());

    assertThat(variable.set((String) null)).isEqualTo(Errno.EINVAL.result());
  }

  @Test
  void eachMethodReturnsACopy() {
    Operations<Integer> first = Operations.on(INT);
    first.withoutSet();
    first.named("other");

    assertThat(first.type().name()).isEqualTo("int");
    assertThat(cell(first.type()).hasSet()).isTrue();
  }

  @Test
  void anArrayCallsTheOwnSetterForEachElement() {
    TestCell<List<Integer>> variable = cell(array(EVEN, 3).counted());

    assertThat(set(variable, "2,4")).isEqualTo("OK");
    assertThat(shown(variable)).isEqualTo("2,4\n");
    assertThat(set(variable, "6,7")).isEqualTo("EDOM");
    assertThat(explained(variable, "6,7")).isEqualTo("element 2 is `7', 7 is odd");
    assertThat(variable.value()).containsExactly(6);
    assertThat(array(EVEN, 3).name()).isEqualTo("array of even");
  }

  @Test
  void ownOperationsWorkOverAnArray() {
    ParamType<List<Integer>> type =
        Operations.on(array(INT, 3).counted())
            .set((text, variable) -> variable.set(text == null ? "" : text.replace(';', ',')))
            .type();
    TestCell<List<Integer>> variable = cell(type);

    assertThat(set(variable, "1;2")).isEqualTo("OK");
    assertThat(variable.value()).containsExactly(1, 2);
    assertThat(shown(variable)).isEqualTo("1,2\n");
    assertThat(variable.isAtomic()).isFalse();
  }

  @Test
  void aDefaultIsCheckedAgainstTheStandardType() {
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("p", Operations.on(INT.between(1, 9)).type()).defaultValue(10));
  }

  @Test
  void aNumberIsReadInTheWidthOfTheStandardType() {
    TestCell<Integer> variable = cell(Operations.on(ParamTypes.BYTE).type());
    variable.assign(300);

    assertThat(variable.value()).isEqualTo(44);
    assertThat(variable.longValue()).isEqualTo(44);
  }
}
