// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modprobe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ModprobeTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void tour() {
    assertThat(Modprobe.run(out)).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("tour: true");
  }

  @Test
  void refusal() {
    assertThat(Modprobe.run(out, "no_such_module")).isEqualTo(1);
  }
}
