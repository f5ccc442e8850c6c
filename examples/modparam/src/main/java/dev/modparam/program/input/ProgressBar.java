// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.input;

import dev.modparam.binary.ModuleCatalog;
import dev.modparam.program.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Shows on a terminal how far a slow reading is; says nothing of a quick one. */
final class ProgressBar implements ModuleCatalog.Progress, AutoCloseable {

  private static final long PATIENCE = 500_000_000L; // nanoseconds before anything is shown
  private static final long STEP = 100_000_000L;
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean isSeen;
  private final LongSupplier clock;
  private final long start;
  private long shown;
  private boolean isShown;

  ProgressBar(Console console) {
    this(console.err(), console.isErrTerminal(), System::nanoTime);
  }

  /** Makes one that goes by another clock, which counts nanoseconds. */
  ProgressBar(PrintStream out, boolean isSeen, LongSupplier clock) {
    this.out = out;
    this.isSeen = isSeen;
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  @Override
  public synchronized void read(Path file, int done, int total) {
    long now = clock.getAsLong();
    if (!isSeen || now - start < PATIENCE || isShown && now - shown < STEP) {
      return;
    }
    shown = now;
    isShown = true;
    int full = (int) ((long) WIDTH * done / total);
    String bar = "#".repeat(full) + " ".repeat(WIDTH - full);
    out.print("\r[" + bar + "] " + done + " of " + total + " files");
    out.flush();
  }

  @Override
  public synchronized void close() {
    if (isShown) {
      out.print("\r" + " ".repeat(WIDTH + 30) + "\r");
      out.flush();
    }
  }
}
