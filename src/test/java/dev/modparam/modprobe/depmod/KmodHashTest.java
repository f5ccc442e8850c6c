// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.depmod;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KmodHashTest {

  /** The numbers are those of the function in C, where {@code char} has a sign. */
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "a, 291415938",
    "\u00e9, 1776944832",
    "ab, 1366002500",
    "\u00c3\u00a9, -990141100",
    "abc, -759293558",
    "ab\u00e9, -1260399435",
    "abcd, -623331109",
    "abcde, 1374488366",
    "abcdef, -1774477862",
    "abcdefg, -260979731",
    "usb_register_driver, 37726582",
  })
  void theHashIsThatOfKmod(String key, int hash) {
    assertThat(KmodHash.hash(key.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(hash);
  }
}
