// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrnoTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | EPERM | Operation not permitted",
        "2 | ENOENT | No such file or directory",
        "13 | EACCES | Permission denied",
        "17 | EEXIST | File exists",
        "19 | ENODEV | No such device",
        "22 | EINVAL | Invalid argument",
        "28 | ENOSPC | No space left on device",
        "30 | EROFS | Read-only file system",
        "34 | ERANGE | Numerical result out of range",
        "133 | EHWPOISON | Memory page has hardware error",
      })
  void numberNameAndTextBelongTogether(int number, String name, String message) {
    Errno errno = Errno.of(number);

    assertThat(errno.number()).isEqualTo(number);
    assertThat(errno.result()).isEqualTo(-number);
    assertThat(errno.name()).isEqualTo(name);
    assertThat(errno.message()).isEqualTo(message);
    assertThat(errno).hasToString(name);
    assertThat(Errno.named(name)).contains(errno);
  }

  @ParameterizedTest
  @CsvSource({"EWOULDBLOCK, EAGAIN", "EDEADLOCK, EDEADLK", "ENOTSUP, EOPNOTSUPP"})
  void anErrorIsFoundByItsOtherName(String other, String name) {
    assertThat(Errno.named(other)).contains(Errno.named(name).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"EPROBE_DEFER, 517", "ERESTARTSYS, 512", "ENOTSUPP, 524", "ENOGRACE, 531"})
  void anErrorInsideTheKernelHasANameThatNobodyElseSees(String name, int number) {
    assertThat(Errno.named(name)).contains(Errno.of(number));
    assertThat(Errno.of(number)).hasToString(Integer.toString(number));
  }

  @Test
  void aNumberWithoutANameIsItsOwnName() {
    Errno errno = Errno.of(4095);

    assertThat(errno.name()).isEqualTo("4095");
    assertThat(errno.message()).isEqualTo("Unknown error 4095");
    assertThat(Errno.named("4095")).contains(errno);
    assertThat(Errno.of(41).message()).isEqualTo("Unknown error 41");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "einval", "EWHATEVER", "0", "4096", "-22", "022", "99999"})
  void otherNamesAreNone(String name) {
    assertThat(Errno.named(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -22, 4096, Integer.MIN_VALUE})
  void aNumberIsFrom1To4095(int number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Errno.of(number))
        .withMessage("an error number is from 1 to 4095, not " + number + " (give 22, not -22)");
  }

  @Test
  void equalNumbersAreEqualErrors() {
    assertThat(Errno.of(22)).isSameAs(Errno.EINVAL);
    assertThat(Errno.of(2000)).isEqualTo(Errno.of(2000)).hasSameHashCodeAs(Errno.of(2000));
    assertThat(Errno.of(22)).isNotEqualTo(Errno.EPERM).isNotEqualTo("EINVAL");
  }

  @Test
  void anExceptionCarriesItsError() {
    ErrnoException failure = Errno.ENODEV.exception("no chip at 0x48");

    assertThat(failure).hasMessage("no chip at 0x48");
    assertThat(failure.errno()).isEqualTo(Errno.ENODEV);
  }

  @Test
  void anExceptionKeepsItsErrorWhenSerialized() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(Errno.ENODEV.exception("gone"));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((ErrnoException) in.readObject()).errno()).isEqualTo(Errno.ENODEV);
    }
  }
}
