// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What own set and get functions find in the variable that they are given. */
class OwnFunctionsTest {

  record Shown<T>(ParamType<T> type, T value, String text) {}

  static List<Shown<?>> types() {
    return List.of(
        new Shown<>(ParamTypes.INT, -42, "-42\n"),
        new Shown<>(ParamTypes.BOOL, true, "Y\n"),
        new Shown<>(ParamTypes.INVBOOL, true, "N\n"),
        new Shown<>(ParamTypes.CHARP, "text", "text\n"),
        new Shown<>(ParamTypes.string(8), "words", "words\n"),
        new Shown<>(ParamTypes.DURATION, Duration.ofMillis(250), "250ms\n"),
        new Shown<>(ParamTypes.SIZE, 8192L, "8K\n"),
        new Shown<>(ParamTypes.array(ParamTypes.INT, 3), List.of(1, 22, 3), "1,22,3\n"));
  }

  @ParameterizedTest
  @MethodSource("types")
  <T> void theGetFunctionOfTheTypeReturnsHowManyBytesItWrote(Shown<T> shown) {
    List<Integer> counts = new ArrayList<>();
    ParamType<T> type =
        Operations.on(shown.type())
            .get(
                (variable, page) -> {
                  page.emit("> ");
                  counts.add(variable.get(page));
                  return 2 + counts.get(0);
                })
            .type();

    assertThat(type.format(shown.value())).isEqualTo("> " + shown.text().strip());
    assertThat(counts).containsExactly(shown.text().length());
  }

  @Test
  void aVariableSaysItsNameAndItsType() {
    List<Object> seen = new ArrayList<>();
    ParamType<Integer> type =
        Operations.on(ParamTypes.INT)
            .set(
                (text, variable) -> {
                  seen.add(variable.type());
                  seen.add(variable.name());
                  seen.add(variable.toString());
                  return variable.set(text);
                })
            .type();

    assertThat(type.parse("5")).isEqualTo(5);
    assertThat(seen.get(0)).isEqualTo(ParamTypes.INT);
    assertThat(seen.get(2)).isEqualTo("int " + seen.get(1));
  }

  @Test
  void aBareNameIsWhatTheTypeTakes() {
    ParamType<Boolean> flag =
        Operations.on(ParamTypes.BOOL).set((text, variable) -> variable.set(null)).type();
    ParamType<Integer> number =
        Operations.on(ParamTypes.INT).set((text, variable) -> variable.set(null)).type();

    assertThat(flag.parse("anything")).isTrue();
    assertThatExceptionOfType(ErrnoException.class)
        .isThrownBy(() -> number.parse("1"))
        .satisfies(error -> assertThat(error.errno()).isEqualTo(Errno.EINVAL));
  }

  @Test
  void anArrayWithAnElementThatCannotBeShownIsShownAsNothing() {
    ParamType<Integer> element =
        Operations.on(ParamTypes.INT)
            .get(
                (variable, page) -> variable.value() == 2 ? Errno.EIO.result() : variable.get(page))
            .type();
    ParamType<List<Integer>> type = ParamTypes.array(element, 3);

    assertThat(type.format(List.of(1, 3, 4))).isEqualTo("1,3,4");
    assertThat(type.format(List.of(1, 2, 4))).isEmpty();
  }

  @Test
  void aDefaultIsKnownUnlessItIsSaidNotToBe() {
    Param<Integer> param = Param.of("p", ParamTypes.INT);

    assertThat(param.isDefaultKnown()).isTrue();
    assertThat(param.withUnknownDefault().isDefaultKnown()).isFalse();
    assertThat(ParamTypes.INT.hashCode()).isNotEqualTo(ParamTypes.UINT.hashCode());
    assertThat(ParamTypes.DURATION.name()).isEqualTo("duration");
  }
}
