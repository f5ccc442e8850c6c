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
  void goodArgumentsAreShownAsValuesAndAsFiles() {
    assertThat(Modprobe.run(out, "my_driver", "debug=1", "buffer_size=8192")).isZero();
    assertThat(text())
        .contains("  debug          bool          true\n")
        .contains("  buffer_size    int           8192\n")
        .contains("  0644 debug          Y\n")
        .contains("  0444 buffer_size    8192\n")
        .contains("my_driver: eth0 is up");
  }

  @Test
  void badArgumentsAreExplainedAndFail() {
    assertThat(Modprobe.run(out, "my_driver", "buffer_size=70000", "debug=maybe")).isEqualTo(1);
    assertThat(text())
        .contains("modprobe: ERROR: could not insert 'my_driver': Invalid argument\n")
        .contains("my_driver: `70000' invalid for parameter `buffer_size'")
        .contains("expected an int from 512 to 65536")
        .contains("debug: `maybe' is refused with EINVAL at byte 24");
  }

  @Test
  void anUnknownNameIsIgnoredWithAWarning() {
    assertThat(Modprobe.run(out, "my_driver", "bufer_size=8192")).isZero();
    assertThat(text())
        .contains("my_driver: unknown parameter 'bufer_size' ignored")
        .contains("did you mean buffer_size?");
  }

  @Test
  void anUnknownModuleFails() {
    assertThat(Modprobe.run(out, "your_driver")).isEqualTo(1);
    assertThat(text()).contains("Module your_driver not found.").contains("my_driver");
  }

  @Test
  void valuesWithSpacesGetQuotes() {
    assertThat(Modprobe.argumentLine("name=a b", "x=\"c d\"", "e f", "g"))
        .isEqualTo("name=\"a b\" x=\"c d\" e f g");
  }

  @Test
  void helpAndVersionArePrinted() {
    assertThat(Modprobe.run(out, "--help")).isZero();
    assertThat(text()).startsWith("Usage: modprobe").contains("--explain").contains("Exit status");
    printed.reset();
    assertThat(Modprobe.run(out, "--version")).isZero();
    assertThat(text()).matches("modprobe \\(modparam example\\) \\d.*\n");
  }

  @Test
  void theTourRunsToItsEnd() {
    assertThat(Modprobe.run(out)).isZero();
    assertThat(text()).contains("inject_faults - tainting kernel").contains("Now you:");
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
