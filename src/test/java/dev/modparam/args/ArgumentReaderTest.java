// SPDX-License-Identifier: Apache-2.0
package dev.modparam.args;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArgumentReaderTest {

  private static ArgumentReader reader(String line) {
    return new ArgumentReader(line.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTokenIsARangeOfTheLine() {
    ArgumentReader reader = reader(" \"ab=c d\" e");

    assertThat(reader.next()).isTrue();
    assertThat(reader.tokenStart()).isEqualTo(1);
    assertThat(reader.nameStart()).isEqualTo(2);
    assertThat(reader.nameEnd()).isEqualTo(4);
    assertThat(reader.hasValue()).isTrue();
    assertThat(reader.valueStart()).isEqualTo(5);
    assertThat(reader.valueEnd()).isEqualTo(8);
    assertThat(reader.name()).isEqualTo("ab");
    assertThat(reader.value()).isEqualTo("c d");
    assertThat(reader.rest()).isEqualTo(10);
    assertThat(reader.end()).isEqualTo(11);
    assertThat(reader.isDashes()).isFalse();
    assertThat(reader.next()).isTrue();
    assertThat(reader.next()).isFalse();
    assertThat(reader.next()).isFalse();
  }

  @Test
  void aBareNameHasNoValue() {
    ArgumentReader reader = reader("debug");
    reader.next();

    assertThat(reader.hasValue()).isFalse();
    assertThat(reader.valueStart()).isEqualTo(-1);
    assertThat(reader.valueEnd()).isEqualTo(-1);
    assertThatThrownBy(reader::value)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the argument debug has no value");
  }

  @Test
  void anEmptyLineHasNoTokens() {
    assertThat(reader("").next()).isFalse();
    assertThat(reader(" \n\t ").next()).isFalse();
    assertThat(new ArgumentReader(new byte[0]).end()).isZero();
  }

  @Test
  void readingMayStartInsideALine() {
    ArgumentReader reader = new ArgumentReader("a=1\0b=2\0c".getBytes(StandardCharsets.UTF_8), 4);

    assertThat(reader.next()).isTrue();
    assertThat(reader.name()).isEqualTo("b");
    assertThat(reader.next()).isFalse();
    assertThat(reader.end()).isEqualTo(7);
  }

  @Test
  void dashesAreExactlyTwoWithoutAValue() {
    ArgumentReader reader = reader("-- --- -_ --=1 \"--\"");
    boolean[] dashes = new boolean[5];
    for (int i = 0; reader.next(); i++) {
      dashes[i] = reader.isDashes();
    }

    assertThat(dashes).containsExactly(true, false, false, false, true);
  }

  @Test
  void sevenBytesAreSpace() {
    StringBuilder spaces = new StringBuilder();
    for (int letter = 0; letter < 256; letter++) {
      if (ArgumentReader.isSpace((byte) letter)) {
        spaces.append(String.format("%02x ", letter));
      }
    }

    assertThat(spaces).hasToString("09 0a 0b 0c 0d 20 a0 ");
  }

  @Test
  void aQuotedTokenOfOneQuoteIsAnEmptyName() {
    ArgumentReader reader = reader("\"");

    assertThat(reader.next()).isTrue();
    assertThat(reader.name()).isEmpty();
    assertThat(reader.hasValue()).isFalse();
  }
}
