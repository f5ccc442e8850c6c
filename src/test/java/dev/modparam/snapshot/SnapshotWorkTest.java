// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.Allocated;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What a snapshot costs grows with its text, and not with what the text declares. */
class SnapshotWorkTest {

  private static String modules(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("module m").append(i).append(i == 0 ? "\n" : " needs=m" + (i - 1) + "\n");
      text.append("  x int 0644 = ").append(i).append("\n  y ? 0444 = text\n");
    }
    return text.toString();
  }

  private static void assertLinear(Callable<?> small, Callable<?> fourTimes) throws Exception {
    long once = Allocated.by(small);
    assertThat(Allocated.by(fourTimes)).as("bytes, against %d", once).isLessThan(6 * once);
  }

  @Test
  void readingATextIsLinear() throws Exception {
    String small = modules(250);
    String large = modules(1_000);
    assertLinear(() -> KernelSnapshot.parse(small), () -> KernelSnapshot.parse(large));
  }

  @Test
  void bootingAndTakingASnapshotAreLinear() throws Exception {
    KernelSnapshot small = KernelSnapshot.parse(modules(250));
    KernelSnapshot large = KernelSnapshot.parse(modules(1_000));
    assertLinear(() -> KernelSnapshot.of(small.boot()), () -> KernelSnapshot.of(large.boot()));
  }

  @Test
  void aShortTextOfTheLongestArraysBoots() throws Exception {
    StringBuilder text = new StringBuilder("module m\n");
    for (int i = 0; i < 1_000; i++) {
      text.append(" a").append(i).append(" int[65536] 0644 = 0\n");
    }
    long bytes = Allocated.by(() -> KernelSnapshot.parse(text.toString()).boot());
    assertThat(bytes).as("of %d characters", text.length()).isLessThan(1_000_000_000);
  }
}
