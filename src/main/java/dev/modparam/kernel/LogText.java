// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A log text under construction, of words of ours and bytes from outside. */
final class LogText {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  static LogText of(String text) {
    return new LogText().add(text);
  }

  LogText add(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  LogText add(byte[] source, int from, int to) {
    bytes.write(source, from, Math.min(to - from, KernelLog.LONGEST_TEXT)); // no record keeps more
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
