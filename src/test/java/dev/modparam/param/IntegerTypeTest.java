// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static dev.modparam.param.Cells.cell;
import static dev.modparam.param.Cells.set;
import static dev.modparam.param.Cells.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerTypeTest {

  static final List<IntegerType<?>> ALL =
      ParamTypes.scalars().stream()
          .filter(IntegerType.class::isInstance)
          .<IntegerType<?>>map(IntegerType.class::cast)
          .toList();

  static final List<IntegerType<?>> OF_C = ALL.stream().filter(t -> !t.isSetOnce()).toList();

  static final List<IntegerType<?>> OF_RUST = ALL.stream().filter(t -> t.isSetOnce()).toList();

  private static BigInteger smallest(IntegerType<?> type) {
    return type.isSigned() ? BigInteger.ONE.shiftLeft(type.bits() - 1).negate() : BigInteger.ZERO;
  }

  private static BigInteger largest(IntegerType<?> type) {
    return BigInteger.ONE
        .shiftLeft(type.isSigned() ? type.bits() - 1 : type.bits())
        .subtract(BigInteger.ONE);
  }

  private static String decimal(IntegerType<?> type, long value) {
    return type.isSigned() ? Long.toString(value) : Long.toUnsignedString(value);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void theBoundsOfATypeAreTakenAndKept(IntegerType<?> type) {
    for (BigInteger bound : List.of(smallest(type), largest(type))) {
      TestCell<?> variable = cell(type);

      assertThat(set(variable, bound.toString())).isEqualTo("OK");
      assertThat(decimal(type, variable.longValue())).isEqualTo(bound.toString());
      assertThat(decimal(type, ((Number) variable.value()).longValue()))
          .isEqualTo(bound.toString());
    }
  }

  @ParameterizedTest
  @FieldSource("OF_C")
  void oneBeyondTheLargestIsOutOfRangeAndChangesNothing(IntegerType<?> type) {
    TestCell<?> variable = cell(type);
    set(variable, "7");

    assertThat(set(variable, largest(type).add(BigInteger.ONE).toString())).isEqualTo("ERANGE");
    assertThat(variable.longValue()).isEqualTo(7);
  }

  @ParameterizedTest
  @FieldSource("OF_C")
  void oneBelowTheSmallestIsOutOfRangeIfNegativeNumbersExist(IntegerType<?> type) {
    String below = smallest(type).subtract(BigInteger.ONE).toString();

    assertThat(set(cell(type), below)).isEqualTo(type.isSigned() ? "ERANGE" : "EINVAL");
  }

  @ParameterizedTest
  @FieldSource("OF_RUST")
  void rustTypesSayInvalidToWhatIsOutOfRange(IntegerType<?> type) {
    assertThat(set(cell(type), largest(type).add(BigInteger.ONE).toString())).isEqualTo("EINVAL");
    assertThat(set(cell(type), smallest(type).subtract(BigInteger.ONE).toString()))
        .isEqualTo("EINVAL");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void theCatalogueKnowsEachTypeAndItsRange(IntegerType<?> type) {
    assertThat(ParamTypes.named(type.name())).contains(type);
    assertThat(type.isBounded()).isFalse();
    assertThat(decimal(type, type.min().longValue())).isEqualTo(smallest(type).toString());
    assertThat(decimal(type, type.max().longValue())).isEqualTo(largest(type).toString());
    assertThat(type.expected())
        .endsWith(" from " + smallest(type) + " to " + largest(type))
        .startsWith(type.name().startsWith("i") ? "an i" : "a ");
  }

  @ParameterizedTest
  @CsvSource({
    "0x1f, 31",
    "0X1F, 31",
    "017, 15",
    "00, 0",
    "+5, 5",
    "-5, -5",
    "-0, 0",
    "'5\n', 5",
    "-0x10, -16"
  })
  void numbersOfCHaveRadixSignAndOneNewline(String text, int value) {
    TestCell<Integer> variable = cell(ParamTypes.INT);

    assertThat(set(variable, text)).isEqualTo("OK");
    assertThat(variable.value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+", "+-5", "--5", "0x", "0xg", "08", "5 ", " 5", "5\n\n", "5\r\n", "\n", "0b1",
        "1_000", "5u", "٣"
      })
  void textThatIsNoNumberOfCIsInvalid(String text) {
    assertThat(set(cell(ParamTypes.INT), text)).isEqualTo("EINVAL");
  }

  @Test
  void overflowOf64BitsIsSeenBeforeJunkAndOverflowOfTheTypeAfterIt() {
    assertThat(set(cell(ParamTypes.INT), "18446744073709551616x")).isEqualTo("ERANGE");
    assertThat(set(cell(ParamTypes.BYTE), "256x")).isEqualTo("EINVAL");
    assertThat(set(cell(ParamTypes.ULLONG), "0xffffffffffffffff0")).isEqualTo("ERANGE");
    assertThat(set(cell(ParamTypes.ULLONG), "02000000000000000000000")).isEqualTo("ERANGE");
  }

  @Test
  void textEndsAtANulCharacter() {
    TestCell<Integer> variable = cell(ParamTypes.INT);

    assertThat(set(variable, "12\0junk")).isEqualTo("OK");
    assertThat(variable.value()).isEqualTo(12);
  }

  @Test
  void aMissingValueIsInvalid() {
    assertThat(cell(ParamTypes.INT).set((String) null)).isEqualTo(Errno.EINVAL.result());
    assertThat(cell(ParamTypes.INT).set((String) null)).isEqualTo(Errno.EINVAL.result());
  }

  @ParameterizedTest
  @CsvSource({"0, 0x000000", "5, 0x000005", "0xabcdef, 0xabcdef", "4294967295, 0xffffffff"})
  void hexintIsShownWithAtLeastSixDigits(String text, String shown) {
    TestCell<Long> variable = cell(ParamTypes.HEXINT);
    set(variable, text);

    assertThat(shown(variable)).isEqualTo(shown + "\n");
  }

  @Test
  void unsigned64BitNumbersAreTheBitsOfALong() {
    TestCell<Long> variable = cell(ParamTypes.ULLONG);
    set(variable, "18446744073709551615");

    assertThat(variable.value()).isEqualTo(-1L);
    assertThat(variable.longValue()).isEqualTo(-1L);
    assertThat(shown(variable)).isEqualTo("18446744073709551615\n");
  }

  @Test
  void aVariableKeepsOnlyTheBitsOfItsWidth() {
    TestCell<Integer> variable = cell(ParamTypes.BYTE);
    variable.assign(300);

    assertThat(variable.value()).isEqualTo(44);
    assertThat(variable.longValue()).isEqualTo(44);
    assertThat(shown(variable)).isEqualTo("44\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "+5", "0x+5", "-+5", "0o17", "0b101", "0B101", "0O7", "017"})
  void rustTakesItsOwnPrefixesAndALateSign(String text) {
    assertThat(set(cell(ParamTypes.I32), text)).isEqualTo("OK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "+", "0x", "+0x5", "5\n", "0b2", "1_000", " 5", "0o8", "-0x-5"})
  void textThatIsNoNumberOfRustIsInvalid(String text) {
    assertThat(set(cell(ParamTypes.I32), text)).isEqualTo("EINVAL");
  }

  @Test
  void aSecondAssignmentOfARustIntegerIsRefused() {
    TestCell<Integer> variable = cell(ParamTypes.I32);

    assertThat(set(variable, "1")).isEqualTo("OK");
    assertThat(set(variable, "2")).isEqualTo("EEXIST");
    assertThat(set(variable, "x")).isEqualTo("EINVAL");
    assertThat(variable.value()).isEqualTo(1);
  }

  @Test
  void aFailedAssignmentOfARustIntegerDoesNotCount() {
    TestCell<Integer> variable = cell(ParamTypes.I32);

    assertThat(set(variable, "x")).isEqualTo("EINVAL");
    assertThat(set(variable, "2")).isEqualTo("OK");
  }

  @Test
  void aRepeatableRustIntegerCanBeSetAgain() {
    IntegerType<Integer> type = ParamTypes.I32.repeatable();
    TestCell<Integer> variable = cell(type);

    assertThat(type.isSetOnce()).isFalse();
    assertThat(set(variable, "1")).isEqualTo("OK");
    assertThat(set(variable, "0b10")).isEqualTo("OK");
    assertThat(variable.value()).isEqualTo(2);
  }

  @Test
  void typesOfCAreRepeatableAsTheyAre() {
    assertThat(ParamTypes.INT.repeatable()).isSameAs(ParamTypes.INT);
  }

  @Test
  void ownOperationsOnARustIntegerKeepTheRuleOfOneAssignment() {
    TestCell<Integer> variable = cell(Operations.on(ParamTypes.I32).type());

    assertThat(set(variable, "1")).isEqualTo("OK");
    assertThat(set(variable, "2")).isEqualTo("EEXIST");
  }

  @Test
  void anArrayOfRustIntegersTakesAllItsElementsAgainAndAgain() {
    TestCell<List<Integer>> variable = cell(ParamTypes.array(ParamTypes.I32, 3).counted());

    assertThat(set(variable, "1,2,3")).isEqualTo("OK");
    assertThat(set(variable, "0x4,5")).isEqualTo("OK");
    assertThat(variable.value()).containsExactly(4, 5);
  }

  @Test
  void numbersOutsideTheBoundsAreInvalidAndOutsideTheTypeOutOfRange() {
    Param<Integer> size = Param.of("size", ParamTypes.INT.between(512, 65_536)).defaultValue(4096);

    assertThat(set(cell(size), "511")).isEqualTo("EINVAL");
    assertThat(set(cell(size), "512")).isEqualTo("OK");
    assertThat(set(cell(size), "65536")).isEqualTo("OK");
    assertThat(set(cell(size), "65537")).isEqualTo("EINVAL");
    assertThat(set(cell(size), "2147483648")).isEqualTo("ERANGE");
    assertThat(size.type().expected()).isEqualTo("an int from 512 to 65536");
  }

  @Test
  void boundsNarrowTheTypeTheyAreSetOnAndNothingElse() {
    IntegerType<Integer> type = ParamTypes.INT.between(-5, 5);

    assertThat(type.isBounded()).isTrue();
    assertThat(type.min()).isEqualTo(-5);
    assertThat(type.max()).isEqualTo(5);
    assertThat(type.name()).isEqualTo("int");
    assertThat(ParamTypes.INT.isBounded()).isFalse();
  }

  @Test
  void boundsOfUnsigned64BitTypesCompareAsUnsigned() {
    IntegerType<Long> type = ParamTypes.U64.between(1, -2L);

    assertThat(type.expected()).isEqualTo("a u64 from 1 to 18446744073709551614");
    assertThat(set(cell(Param.of("p", type).defaultValue(1L)), "18446744073709551614"))
        .isEqualTo("OK");
    assertThat(set(cell(Param.of("p", type).defaultValue(1L)), "18446744073709551615"))
        .isEqualTo("EINVAL");
  }

  @Test
  void theUpperBoundIsNotBelowTheLower() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParamTypes.INT.between(5, 4))
        .withMessage("the lower bound 5 exceeds the upper bound 4");
  }

  @Test
  void aBoundIsANumberOfTheType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParamTypes.BYTE.between(0, 256))
        .withMessage("a bound of byte is wrong: 256 is not from 0 to 255");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParamTypes.UINT.between(-1, 5))
        .withMessage("a bound of uint is wrong: -1 is not from 0 to 4294967295");
  }

  @Test
  void uintMinmaxIsInvalidOutsideItsBounds() {
    Param<Long> param = Param.of("p", ParamTypes.uintMinmax(10, 20)).defaultValue(15L);

    assertThat(set(cell(param), "9")).isEqualTo("EINVAL");
    assertThat(set(cell(param), "10")).isEqualTo("OK");
    assertThat(set(cell(param), "21")).isEqualTo("EINVAL");
    assertThat(set(cell(param), "4294967296")).isEqualTo("ERANGE");
    assertThat(param.type().expected()).isEqualTo("a uint from 10 to 20");
  }
}
