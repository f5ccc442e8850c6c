// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.input.InvalidInputException;

/** What the tests of hostile files know of the fixture that they spoil. */
final class SpoiltFixture {

  private SpoiltFixture() {}

  static final int ENTRY = 40;
  static final int ALL = 39;
  static final int A_BSS = 5;
  static final int A_ZERO = 8;
  static final int A_PLAIN = 10;
  static final int SBUF = 12;
  static final int US = 36;
  static final int BY = ALL - 1;

  static void refused(byte[] bytes, String reason) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> KernelObject.read(bytes, "spoilt.ko"))
        .withMessageStartingWith("spoilt.ko: ")
        .withMessageContaining(reason);
  }

  static ObjectParameter parameter(KernelObject object, String name) {
    return object.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static void othersAreRead(KernelObject object, String spoilt) {
    assertThat(object.parameters()).hasSize(ALL);
    assertThat(object.definition().parameters()).hasSize(ALL);
    assertThat(object.parameters())
        .filteredOn(parameter -> parameter.defaultText().isPresent())
        .extracting(ObjectParameter::name)
        .hasSize(34)
        .doesNotContain(spoilt);
  }
}
