// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.input;

import dev.modparam.binary.ModuleCatalog;
import dev.modparam.program.Console;
import java.nio.file.Path;

/** Shows on a terminal how far a slow reading is; says nothing of a quick one. */
final class ProgressBar implements ModuleCatalog.Progress, AutoCloseable {

  private static final long PATIENCE = 500_000_000L; // nanoseconds before anything is shown
  private static final long STEP = 100_000_000L;
  private static final int WIDTH = 30;

  private final Console console;
  private final long start = System.nanoTime();
  private long shown;

  ProgressBar(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void read(Path file, int done, int total) {
    long now = System.nanoTime();
    if (!console.isErrTerminal() || now - start < PATIENCE || now - shown < STEP) {
      return;
    }
    shown = now;
    int full = (int) ((long) WIDTH * done / total);
    console
        .err()
        .printf("\r[%s%s] %d of %d files", "#".repeat(full), " ".repeat(WIDTH - full), done, total);
    console.err().flush();
  }

  @Override
  public synchronized void close() {
    if (shown != 0) {
      console.err().print("\r" + " ".repeat(WIDTH + 30) + "\r");
      console.err().flush();
    }
  }
}
