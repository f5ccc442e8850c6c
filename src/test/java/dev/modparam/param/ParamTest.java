// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.UINT;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParamTest {

  @Test
  void aParameterStartsReadableAndZero() {
    Param<Integer> param = Param.of("size", INT);

    assertThat(param.name()).isEqualTo("size");
    assertThat(param.type()).isSameAs(INT);
    assertThat(param.defaultValue()).isZero();
    assertThat(param.permissions()).isEqualTo(Permissions.READ_ONLY);
    assertThat(param.description()).isEmpty();
    assertThat(param.isUnsafe()).isFalse();
    assertThat(param.isHardware()).isFalse();
    assertThat(param).hasToString("size: int 0444");
  }

  @Test
  void everyTypeHasAZero() {
    assertThat(Param.of("p", BOOL).defaultValue()).isFalse();
    assertThat(Param.of("p", CHARP).defaultValue()).isNull();
    assertThat(Param.of("p", ParamTypes.string(8)).defaultValue()).isEmpty();
    assertThat(Param.of("p", array(INT, 2)).defaultValue()).isEmpty();
    assertThat(Param.of("p", ParamTypes.BINT).defaultValue()).isZero();
  }

  @Test
  void eachMethodReturnsACopyWithOneThingChanged() {
    Param<Integer> first = Param.of("size", INT);
    Param<Integer> last =
        first.defaultValue(5).permissions(0644).description("Size").unsafe().hardware();

    assertThat(first.defaultValue()).isZero();
    assertThat(first.description()).isEmpty();
    assertThat(first.isUnsafe()).isFalse();
    assertThat(last.defaultValue()).isEqualTo(5);
    assertThat(last.permissions().bits()).isEqualTo(0644);
    assertThat(last.description()).contains("Size");
    assertThat(last.isUnsafe()).isTrue();
    assertThat(last.isHardware()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "buffer_size", "buffer-size", "a.b", "9", "_", "-", "...", "A-Z.0"})
  void aNameIsOfLettersDigitsAndThreeMarks(String name) {
    assertThat(Param.of(name, INT).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "--", "a b", "a=b", "a/b", "ä", "a\"", "a,b", "a\0"})
  void otherNamesAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of(name, INT))
        .withMessage(
            "a parameter's name is of 1 to 255 letters, digits, _, -, . or #, not \""
                + name
                + "\"");
  }

  @Test
  void aNameHasAtMost255Letters() {
    assertThat(Param.of("x".repeat(255), INT).name()).hasSize(255);
    assertThatIllegalArgumentException().isThrownBy(() -> Param.of("x".repeat(256), INT));
  }

  @Test
  void aDefaultIsWithinTheBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("size", INT.between(512, 65_536)).defaultValue(70_000))
        .withMessage(
            "the default of parameter size does not fit int: 70000 is not from 512 to 65536");
  }

  @Test
  void aDefaultIsWithinTheType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("b", ParamTypes.BYTE).defaultValue(256))
        .withMessage("the default of parameter b does not fit byte: 256 is not from 0 to 255");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("u", UINT).defaultValue(-1L))
        .withMessage(
            "the default of parameter u does not fit uint: -1 is not from 0 to 4294967295");
  }

  @Test
  void aZeroOutsideTheBoundsIsFoundWhenTheDeclarationIsComplete() {
    Param<Integer> incomplete = Param.of("size", INT.between(512, 65_536));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestStore.of(List.of(incomplete), ""))
        .withMessage("the default of parameter size does not fit int: 0 is not from 512 to 65536");
    Param<Integer> complete = incomplete.defaultValue(512);
    assertThat(TestStore.of(List.of(complete), "").of(complete).value()).isEqualTo(512);
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without null checks does
  void onlyACharpIsNull() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("size", INT).defaultValue(null))
        .withMessage("the default of parameter size does not fit int: it is null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("s", ParamTypes.string(8)).defaultValue(null))
        .withMessage(
            "the default of parameter s does not fit string: a buffer cannot be null; its empty"
                + " content is \"\"");
    assertThat(Param.of("s", CHARP).defaultValue("x").defaultValue(null).defaultText())
        .isEqualTo("(null)\n");
  }

  @Test
  void badPermissionsNameTheParameter() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("debug", BOOL).permissions(644))
        .withMessage(
            "parameter debug: permissions 01204 are not allowed: they must be from 0 to 0777"
                + " (decimal 644 is octal 01204; write 0644, with a leading zero)");
  }

  @Test
  void aDescriptionKeepsItsNewlinesAndHoldsNoNul() {
    assertThat(Param.of("p", INT).description("a\nb").description()).contains("a\nb");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("p", INT).description("a\0b"))
        .withMessage("the description of parameter p holds a NUL character");
  }

  @Test
  void theDefaultTextIsWhatTheFileShows() {
    assertThat(Param.of("p", INT).defaultValue(-5).defaultText()).isEqualTo("-5\n");
    assertThat(Param.of("p", ParamTypes.HEXINT).defaultText()).isEqualTo("0x000000\n");
    assertThat(Param.of("p", ParamTypes.INVBOOL).defaultValue(true).defaultText()).isEqualTo("N\n");
    assertThat(Param.of("p", array(INT, 2).counted(0)).defaultText()).isEmpty();
    assertThat(Param.of("p", Operations.on(INT).withoutGet().type()).defaultText()).isEmpty();
    Param<Integer> original = Param.of("a", INT).defaultValue(3);
    assertThat(original.sharedAs("b").defaultText()).isEqualTo("3\n");
  }

  @Test
  void anAliasStartsReadOnlyAndPlain() {
    Param<Integer> alias =
        Param.of("a", INT)
            .defaultValue(3)
            .permissions(0644)
            .unsafe()
            .description("x")
            .sharedAs("b");

    assertThat(alias.name()).isEqualTo("b");
    assertThat(alias.defaultValue()).isEqualTo(3);
    assertThat(alias.permissions()).isEqualTo(Permissions.READ_ONLY);
    assertThat(alias.isUnsafe()).isFalse();
    assertThat(alias.description()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> alias.sharedAs(""));
  }

  @Test
  void anAliasHasNoDefaultOfItsOwn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("a", INT).sharedAs("b").defaultValue(4))
        .withMessage("parameter b shares the variable of a: set its default there");
  }

  @Test
  void aCounterIsAUintThatStartsAsTheArrayDoes() {
    Param<List<Integer>> array = Param.of("a", array(INT, 4).counted()).defaultValue(List.of(1, 2));
    Param<Long> counter = Param.counterOf("n", array);

    assertThat(counter.type()).isSameAs(UINT);
    assertThat(counter.defaultValue()).isEqualTo(2);
    assertThat(counter.defaultText()).isEqualTo("2\n");
    assertThat(Param.counterOf("n", Param.of("a", array(INT, 4).counted(3))).defaultValue())
        .isEqualTo(3);
  }

  @Test
  void onlyACountedArrayHasACounter() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.counterOf("n", Param.of("a", array(INT, 4))))
        .withMessage("parameter a is not a counted array, so it has no counter");
  }
}
