// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A log text under construction, of words of ours and bytes from outside. */
public final class LogText {

  private static final int LONGEST = 1021;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public static LogText of(String text) {
    return new LogText().add(text);
  }

  public LogText add(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public LogText add(byte[] source, int from, int to) {
    bytes.write(source, from, Math.min(to - from, LONGEST)); // no record keeps more
    return this;
  }

  public byte[] toBytes() {
    return bytes.toByteArray();
  }
}
