// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a terminal shows; somebody can wait for it. */
final class Screen extends OutputStream {

  private static final long PATIENCE = 60_000; // milliseconds, after which a test has failed

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int seen;

  @Override
  public synchronized void write(int b) {
    bytes.write(b);
    notifyAll();
  }

  synchronized String text() {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replaceAll("\u001b(\\[[?0-9;]*[a-zA-Z]|[=>])", "");
  }

  /** Waits until a text is shown after what was waited for before. */
  synchronized void await(String text) throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE;
    int at;
    for (at = text().indexOf(text, seen); at < 0; at = text().indexOf(text, seen)) {
      long left = end - System.currentTimeMillis();
      if (left <= 0) {
        throw new AssertionError("not shown: " + text + "; but: " + text());
      }
      wait(left);
    }
    seen = at + text.length();
  }
}
