// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last value that is taken, and the first that is not. */
class ParamLimitsTest {

  @Test
  void permissionsAreNineBitsWhateverTheyAllow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permissions.of(0777))
        .withMessageContaining("permissions 0777")
        .withMessageContaining("others may never write");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permissions.of(01000))
        .withMessageContaining("from 0 to 0777");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permissions.of(-1))
        .withMessageContaining("permissions -1 are not allowed: they must be from 0 to 0777");
    assertThat(Permissions.of(0755).toPosix())
        .isEqualTo(
            EnumSet.complementOf(
                EnumSet.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_WRITE,
                    PosixFilePermission.OTHERS_EXECUTE)));
    assertThat(Permissions.of(0).toPosix()).isEmpty();
    assertThat(Permissions.of(0644)).hasSameHashCodeAs(Permissions.of(0644));
    assertThat(Permissions.of(0644).hashCode()).isNotEqualTo(Permissions.of(0444).hashCode());
  }

  @Test
  void anErrorNumberIsFrom1To4095() {
    assertThat(Errno.of(1)).isEqualTo(Errno.EPERM);
    assertThat(Errno.of(134)).hasToString("134");
    assertThat(Errno.of(4095).number()).isEqualTo(4095);
    assertThatIllegalArgumentException().isThrownBy(() -> Errno.of(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Errno.of(4096));
    assertThat(Errno.of(22)).hasSameHashCodeAs(Errno.EINVAL);
    assertThat(Errno.of(22).hashCode()).isNotEqualTo(Errno.EPERM.hashCode());
  }

  @ParameterizedTest
  @CsvSource({"-4095, 4095", "-4096, 22", "-1, 1", "5, 22"})
  void whatASetFunctionReturnsIsItsErrorIfItIsOne(int result, int errno) {
    ParamType<Integer> type = Operations.on(ParamTypes.INT).set((text, variable) -> result).type();

    assertThatExceptionOfType(ErrnoException.class)
        .isThrownBy(() -> type.parse("1"))
        .satisfies(error -> assertThat(error.errno()).isEqualTo(Errno.of(errno)));
  }

  @Test
  void aDurationIsOf100LettersAtMost() {
    ParamType<Duration> type = ParamTypes.DURATION;
    String longest = "1s".repeat(50);

    assertThat(type.parse(longest)).isEqualTo(Duration.ofSeconds(50));
    assertThatExceptionOfType(ErrnoException.class)
        .isThrownBy(() -> type.parse("0" + longest))
        .withMessageContaining("it is too long");
    assertThatExceptionOfType(ErrnoException.class)
        .isThrownBy(() -> type.parse("x"))
        .withMessageContaining("a duration with a unit");
    assertThatExceptionOfType(ErrnoException.class)
        .isThrownBy(() -> ParamTypes.SIZE.parse("x"))
        .withMessageContaining("a number of bytes, perhaps with a unit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\0b", "a\0", "a\0b"})
  void aNulHasNoPlaceInDescriptionsDefaultsAndChoices(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("p", ParamTypes.INT).description(text));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("p", ParamTypes.CHARP).defaultValue(text))
        .withMessageContaining("NUL");
    assertThatIllegalArgumentException().isThrownBy(() -> ParamTypes.oneOf(text));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParamTypes.oneOf(text.replace('\0', '\n')));
    assertThat(ParamTypes.CHARP.parse(text)).isEqualTo(text.substring(0, text.indexOf('\0')));
  }

  @Test
  void boundsMayBeOneValueAndTheirMessagesSayUnsignedNumbers() {
    assertThat(ParamTypes.INT.between(5, 5).parse("5")).isEqualTo(5);
    assertThatIllegalArgumentException().isThrownBy(() -> ParamTypes.INT.between(6, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("p", ParamTypes.ULONG.between(1L, 5L)).defaultValue(-1L))
        .withMessageContaining("18446744073709551615 is not from 1 to 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("p", ParamTypes.UINT).defaultValue(-1L))
        .withMessageContaining("-1 is not from 0 to 4294967295");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("p", ParamTypes.LONG.between(1, 5)).defaultValue(-1L))
        .withMessageContaining("-1 is not from 1 to 5");
  }

  @Test
  void aCounterStartsFrom0ToTheLengthOfTheArray() {
    ArrayType<Integer> type = ParamTypes.array(ParamTypes.INT, 3);

    assertThat(type.counted(0)).isNotEqualTo(type.counted(3));
    assertThatIllegalArgumentException().isThrownBy(() -> type.counted(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> type.counted(4));
  }

  @Test
  void anArrayTakesAsManyElementsAsItHasPlaces() {
    ParamType<List<Integer>> type = ParamTypes.array(ParamTypes.INT, 3);

    assertThat(type.parse("1,2,3")).containsExactly(1, 2, 3);
    assertThatExceptionOfType(ErrnoException.class).isThrownBy(() -> type.parse("1,2,3,4"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Param.of("p", type).defaultValue(List.of(1, 2, 3, 4)))
        .withMessageContaining("it has 4 elements, and the array takes 3");
    assertThat(type.format(List.of(1, 2, 3)).strip()).isEqualTo("1,2,3");
    assertThat(type).hasSameHashCodeAs(ParamTypes.array(ParamTypes.INT, 3));
  }

  @Test
  void anArrayThatIsLongerThanAPageIsShownAsFarAsThePageGoes() {
    List<Integer> filling = Collections.nCopies(1024, 123);
    ParamType<List<Integer>> type = ParamTypes.array(ParamTypes.INT, 2000);

    assertThat(type.format(Collections.nCopies(2000, 123)))
        .hasSize(4095)
        .startsWith("123,123,")
        .endsWith("123,12,"); // the getter takes the last byte for the newline of an element
    assertThat(type.format(filling)).hasSize(4095);
  }
}
