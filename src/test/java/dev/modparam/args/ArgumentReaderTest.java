// SPDX-License-Identifier: Apache-2.0
package dev.modparam.args;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.args.scan.ArgumentReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArgumentReaderTest {

  private final ArgumentReader reader = new ArgumentReader();
  private byte[] line = {};

  private void start(String text) {
    line = text.getBytes(StandardCharsets.UTF_8);
    reader.start(line, 0);
  }

  @Test
  void aTokenIsARangeOfTheLine() {
    start(" \"ab=c d\" e");

    assertThat(reader.next(line)).isTrue();
    assertThat(reader.tokenStart()).isEqualTo(1);
    assertThat(reader.nameStart()).isEqualTo(2);
    assertThat(reader.nameEnd()).isEqualTo(4);
    assertThat(reader.hasValue()).isTrue();
    assertThat(reader.valueStart()).isEqualTo(5);
    assertThat(reader.valueEnd()).isEqualTo(8);
    assertThat(reader.name(line)).isEqualTo("ab");
    assertThat(reader.value(line)).isEqualTo("c d");
    assertThat(reader.rest()).isEqualTo(10);
    assertThat(reader.end(line)).isEqualTo(11);
    assertThat(reader.isDashes(line)).isFalse();
    assertThat(reader.next(line)).isTrue();
    assertThat(reader.next(line)).isFalse();
    assertThat(reader.next(line)).isFalse();
  }

  @Test
  void aBareNameHasNoValue() {
    start("debug");
    reader.next(line);

    assertThat(reader.hasValue()).isFalse();
    assertThat(reader.valueStart()).isEqualTo(-1);
    assertThat(reader.valueEnd()).isEqualTo(-1);
    assertThatThrownBy(() -> reader.value(line))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the argument debug has no value");
  }

  @Test
  void anEmptyLineHasNoTokens() {
    start("");
    assertThat(reader.next(line)).isFalse();
    assertThat(reader.end(line)).isZero();
    start(" \n\t ");
    assertThat(reader.next(line)).isFalse();
  }

  @Test
  void readingMayStartInsideALine() {
    line = "a=1\0b=2\0c".getBytes(StandardCharsets.UTF_8);
    reader.start(line, 4);

    assertThat(reader.next(line)).isTrue();
    assertThat(reader.name(line)).isEqualTo("b");
    assertThat(reader.next(line)).isFalse();
    assertThat(reader.end(line)).isEqualTo(7);
  }

  @Test
  void aReaderReadsOneLineAfterTheOther() {
    start("a=1 b");
    reader.next(line);
    start("\"c d\"=2");

    assertThat(reader.next(line)).isTrue();
    assertThat(reader.name(line)).isEqualTo("c d\"");
    assertThat(reader.value(line)).isEqualTo("2");
    assertThat(reader.next(line)).isFalse();
  }

  @Test
  void dashesAreExactlyTwoWithoutAValue() {
    start("-- --- -_ --=1 \"--\"");
    boolean[] dashes = new boolean[5];
    for (int i = 0; reader.next(line); i++) {
      dashes[i] = reader.isDashes(line);
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
    start("\"");

    assertThat(reader.next(line)).isTrue();
    assertThat(reader.name(line)).isEmpty();
    assertThat(reader.hasValue()).isFalse();
  }
}
