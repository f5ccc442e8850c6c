// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageBytesTest {

  private final PageBytes page = new PageBytes();

  @Test
  void textIsAppendedAsUtf8() {
    assertThat(page.emit("é")).isEqualTo(2);
    assertThat(page.emit(new byte[] {'a', 'b'})).isEqualTo(2);
    assertThat(page.length()).isEqualTo(4);
    assertThat(page).hasToString("éab");
  }

  @Test
  void aPageKeeps4095Bytes() {
    assertThat(page.emit("x".repeat(4000))).isEqualTo(4000);
    assertThat(page.emit("y".repeat(200))).isEqualTo(95);
    assertThat(page.emit("z")).isZero();
    assertThat(page.emit('z')).isZero();
    assertThat(page.length()).isEqualTo(PageBytes.LIMIT);
    assertThat(page.toString()).endsWith("xy" + "y".repeat(94));
  }

  @Test
  void theBytesAreACopy() {
    page.emit("ab");
    page.toBytes()[0] = 'z';

    assertThat(page).hasToString("ab");
  }

  @Test
  void bytesThatCountButWereNotWrittenAreZero() {
    page.emit("abc");
    page.length(1);
    page.length(3);

    assertThat(page.toBytes()).containsExactly('a', 0, 0);
    page.length(10_000);
    assertThat(page.length()).isEqualTo(PageBytes.LIMIT);
  }

  @Test
  void anEmptyPageHasNoLastByteToReplace() {
    page.replaceLast(',');

    assertThat(page.length()).isZero();
  }
}
