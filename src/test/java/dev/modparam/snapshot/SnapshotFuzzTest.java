// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.input.InvalidInputException;
import dev.modparam.kernel.LoadException;
import dev.modparam.text.ByteText;
import java.nio.charset.StandardCharsets;

class SnapshotFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void aTextIsASnapshotOrIsRefusedWithItsLine(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    KernelSnapshot snapshot;
    try {
      snapshot = KernelSnapshot.parse(text);
    } catch (InvalidInputException refused) {
      assertThat(refused.location().line()).isBetween(1, 1 + (int) text.lines().count());
      return;
    }
    assertThat(KernelSnapshot.parse(snapshot.toString())).isEqualTo(snapshot);
    if (text.length() < 1000 && !text.contains("[")) { // arrays may be large
      boot(snapshot);
    }
  }

  private static void boot(KernelSnapshot snapshot) {
    try {
      KernelSnapshot.of(snapshot.boot());
    } catch (IllegalArgumentException | LoadException circle) {
      assertThat(circle).hasMessageContaining("circle");
    }
  }

  @FuzzTest(maxDuration = "1m")
  void anyContentIsQuotedWithoutLoss(byte[] content) {
    String text = ByteText.decode(content);
    assertThat(ByteText.encode(text)).isEqualTo(content);
    String quoted = QuotedText.quote(text);
    assertThat(quoted).doesNotContain("\n").doesNotContain("\r");
    assertThat(QuotedText.unquote(quoted)).isEqualTo(text);
  }
}
