// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The encoding of signatures. */
class DerTest {

  private static Der der(String hex) {
    return Der.of(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
  }

  @Test
  void valuesFollowOneAnother() {
    Der values = der("02 01 05  30 03 04 01 ff  05 00");

    assertThat(values.next(Der.INTEGER).bytes()).containsExactly(5);
    assertThat(values.next(Der.SEQUENCE).next(Der.OCTET_STRING).bytes()).containsExactly(-1);
    assertThat(values.hasNext()).isTrue();
    assertThat(values.next().bytes()).isEmpty();
    assertThat(values.hasNext()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "04 7f, 127",
    "04 81 00, 0",
    "04 81 80, 128",
    "04 82 01 00, 256",
    "04 82 12 34, 4660",
    "04 83 00 01 02, 258",
    "04 83 01 00 01, 65537"
  })
  void aLengthHasUpToThreeBytes(String start, int length) {
    assertThat(der(start + "07".repeat(length)).next().bytes()).hasSize(length);
    assertThat(der(start + "07".repeat(length + 1)).next().bytes()).hasSize(length);
    if (length > 0) {
      refused(start + "07".repeat(length - 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "04", "04 01", "04 81", "04 82 00", "04 84 00 00 00 01 07"})
  void dataThatEndEarlyAreRefused(String hex) {
    refused(hex);
  }

  @Test
  void aLengthThatIsNotSaidIsRefused() {
    refused("30 80" + "00".repeat(200));
  }

  private static void refused(String hex) {
    assertThatIllegalArgumentException().isThrownBy(() -> der(hex).next());
  }

  @Test
  void aValueOfAnotherTagIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> der("30 00").next(Der.SET))
        .withMessage("tag 48 is not 49");
    assertThatIllegalArgumentException().isThrownBy(() -> der("a1 00").next(Der.CONTEXT));
    assertThatIllegalArgumentException().isThrownBy(() -> der("30 00").next(Der.CONTEXT));
    assertThat(der("a0 01 07").next(Der.CONTEXT).bytes()).containsExactly(7);
  }

  @Test
  void certificatesAndAttributesAreLeftOut() {
    assertThat(der("a0 01 00  a1 00  02 01 07").skipContext().next(Der.INTEGER).bytes())
        .containsExactly(7);
    assertThat(der("02 01 07").skipContext().next(Der.INTEGER).bytes()).containsExactly(7);
    assertThat(der("a0 00").skipContext().hasNext()).isFalse();
  }
}
