// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a terminal shows; somebody can wait for it, until the shell has ended. */
final class Screen extends OutputStream {

  /** What the shell sends when it begins to read a line, and every key already goes to it. */
  private static final String READS = "\u001b[?2004h";

  private static final String READS_HERE = "\u0001";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int seen;
  private boolean ended;

  @Override
  public synchronized void write(int b) {
    bytes.write(b);
    notifyAll();
  }

  /** Says that nothing will be shown any more. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized String text() {
    return shown().replace(READS_HERE, "");
  }

  private String shown() {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replace(READS, READS_HERE)
        .replaceAll("\u001b(\\[[?0-9;]*[a-zA-Z]|[=>])", "");
  }

  /** Waits until the shell reads a line with this prompt, which is also shown at other times. */
  void awaitPrompt(String prompt) throws InterruptedException {
    await(READS_HERE);
    await(prompt);
  }

  /** Waits until a text is shown after what was waited for before. */
  synchronized void await(String text) throws InterruptedException {
    int at;
    for (at = shown().indexOf(text, seen); at < 0; at = shown().indexOf(text, seen)) {
      if (ended) {
        throw new AssertionError("not shown: " + text + "; but: " + text());
      }
      wait();
    }
    seen = at + text.length();
  }
}
