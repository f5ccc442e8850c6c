// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The bar goes by a clock that the test sets, so no test waits. */
class ProgressBarTest {

  private static final Path FILE = Path.of("a.ko");
  private static final long MILLISECOND = 1_000_000;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong(7);

  private ProgressBar bar(boolean isTerminal) {
    PrintStream out = new PrintStream(written, false, StandardCharsets.UTF_8);
    return new ProgressBar(out, isTerminal, clock::get);
  }

  private String shown() {
    String text = written.toString(StandardCharsets.UTF_8);
    written.reset();
    return text;
  }

  @Test
  void nothingIsShownInTheFirstHalfSecond() {
    try (ProgressBar bar = bar(true)) {
      bar.read(FILE, 1, 4);
      clock.addAndGet(499 * MILLISECOND);
      bar.read(FILE, 2, 4);
    }
    assertThat(shown()).isEmpty();
  }

  @Test
  void afterHalfASecondABarGrowsOnOneLineAndIsWipedAwayAtTheEnd() {
    try (ProgressBar bar = bar(true)) {
      clock.addAndGet(500 * MILLISECOND);
      bar.read(FILE, 1, 4);
      assertThat(shown()).isEqualTo("\r[" + "#".repeat(7) + " ".repeat(23) + "] 1 of 4 files");
      clock.addAndGet(99 * MILLISECOND);
      bar.read(FILE, 2, 4);
      assertThat(shown()).as("ten times a second is enough").isEmpty();
      clock.addAndGet(MILLISECOND);
      bar.read(FILE, 4, 4);
      assertThat(shown()).isEqualTo("\r[" + "#".repeat(30) + "] 4 of 4 files");
    }
    assertThat(shown()).isEqualTo("\r" + " ".repeat(60) + "\r");
  }

  @Test
  void nothingIsShownWhereStandardErrorIsNotATerminal() {
    try (ProgressBar bar = bar(false)) {
      clock.addAndGet(5_000 * MILLISECOND);
      bar.read(FILE, 1, 4);
    }
    assertThat(shown()).isEmpty();
  }
}
