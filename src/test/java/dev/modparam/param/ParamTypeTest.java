// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.HEXINT;
import static dev.modparam.param.ParamTypes.I32;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.UINT;
import static dev.modparam.param.ParamTypes.ULLONG;
import static dev.modparam.param.ParamTypes.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParamTypeTest {

  @Test
  void aTypeSaysWhatATextIsToIt() {
    assertThat(INT.parse("0x10")).isEqualTo(16);
    assertThat(BOOL.parse("on\n")).isTrue();
    assertThat(array(INT, 3).parse("1,2")).containsExactly(1, 2, 0);
    assertThat(array(INT, 3).counted().parse("1,2")).containsExactly(1, 2);
    assertThat(CHARP.parse("a\0b")).isEqualTo("a");
  }

  @Test
  void aTextThatIsRefusedCarriesTheErrorAndWhatIsExpected() {
    assertThatExceptionOfType(ErrnoException.class)
        .isThrownBy(() -> INT.between(1, 5).parse("9"))
        .withMessage("`9' is not an int from 1 to 5")
        .satisfies(refusal -> assertThat(refusal.errno()).isEqualTo(Errno.EINVAL));
    assertThatExceptionOfType(ErrnoException.class)
        .isThrownBy(() -> array(INT, 2).parse("1,x"))
        .withMessageEndingWith(": element 2 is `x'");
  }

  @Test
  @SuppressWarnings("NullAway") // a charp may be null
  void aValueIsFormattedAsItsFileShowsIt() {
    assertThat(HEXINT.format(255L)).isEqualTo("0x0000ff");
    assertThat(BOOL.format(true)).isEqualTo("Y");
    assertThat(CHARP.format(null)).isEqualTo("(null)");
    assertThat(array(INT, 3).counted(0).format(List.of(1, 2))).isEqualTo("1,2");
    assertThat(Operations.on(INT).withoutGet().type().format(1)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> array(INT, 1).format(List.of(1, 2)))
        .withMessageContaining("the array takes 1");
  }

  @Test
  void aTypeTakesAnObjectOnlyIfItIsAValueOfIts() {
    assertThat(UINT.cast((Object) 7L)).isEqualTo(7L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UINT.cast("7"))
        .withMessage("a variable of type uint cannot hold 7: it is an object of java.lang.String");
    assertThatIllegalArgumentException().isThrownBy(() -> BOOL.cast(null));
  }

  @Test
  void typesThatDoTheSameAreEqual() {
    assertThat(INT.between(1, 5)).isEqualTo(INT.between(1, 5)).hasSameHashCodeAs(INT.between(1, 5));
    assertThat(INT.between(1, 5)).isNotEqualTo(INT.between(1, 6)).isNotEqualTo(INT);
    assertThat(I32.repeatable()).isNotEqualTo(I32).isEqualTo(I32.repeatable());
    assertThat(array(INT, 3).counted()).isEqualTo(array(INT, 3).counted());
    assertThat(array(INT, 3).counted()).isNotEqualTo(array(INT, 3)).isNotEqualTo(array(UINT, 3));
    assertThat(ParamTypes.string(8)).isEqualTo(ParamTypes.string(8));
    assertThat(ParamTypes.unknown("x")).isEqualTo(ParamTypes.unknown("x"));
    assertThat(ParamTypes.choice(Locale.Category.class))
        .isEqualTo(ParamTypes.choice(Locale.Category.class));
  }

  static List<ParamType<?>> scalars() {
    return ParamTypes.scalars();
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void eachScalarKnowsItsWordsInCAndInRust(ParamType<?> type) {
    assertThat(type.kind())
        .isInstanceOfSatisfying(
            ParamKind.Scalar.class,
            scalar -> {
              assertThat(ParamTypes.named(scalar.cWord())).isPresent();
              assertThat(scalar.cType()).isNotEmpty();
              assertThat(List.of(scalar.cWord(), scalar.rustWord()))
                  .as("its own word")
                  .matches(words -> words.contains(type.name()) || type.name().equals("bool"));
              if (type.zero() != null) {
                assertThat(type.zero()).isInstanceOf(scalar.javaType());
              }
            });
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 18446744073709551615", "-9223372036854775808, 9223372036854775808"})
  void theBitsOfAnUnsignedLongMeanANumber(long bits, BigInteger number) {
    assertThat(ULLONG.exact(bits)).isEqualTo(number);
    assertThat(ULLONG.allows(number)).isTrue();
    assertThat(ULLONG.allows(number.negate().subtract(BigInteger.ONE))).isFalse();
  }

  @Test
  void aVariableKeepsTheBitsThatItHasRoomFor() {
    assertThat(ParamTypes.BYTE.ofBits(0x1FF)).isEqualTo(0xFF);
    assertThat(INT.ofBits(0xFFFF_FFFFL)).isEqualTo(-1);
    assertThat(UINT.ofBits(-1)).isEqualTo(0xFFFF_FFFFL);
  }

  @Test
  void aFieldCanBeTheVariableIfItHoldsAllItsNumbers() {
    assertThat(INT.fits(int.class)).isTrue();
    assertThat(INT.fits(long.class)).as("C has no wider int").isFalse();
    assertThat(UINT.fits(long.class)).isTrue();
    assertThat(UINT.fits(int.class)).as("half of the numbers").isFalse();
    assertThat(array(BOOL, 2).fits(boolean[].class)).isTrue();
    assertThat(array(BOOL, 2).fits(boolean.class)).isFalse();
    assertThat(ParamTypes.DURATION.fits(java.time.Duration.class)).isTrue();
    assertThat(ParamTypes.DURATION.fits(String.class)).isFalse();
  }
}
