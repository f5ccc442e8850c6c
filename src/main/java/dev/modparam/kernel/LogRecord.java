// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.module.LogLevel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** One record of the kernel log. Immutable. */
public final class LogRecord {

  private final LogLevel level;
  private final long sequence;
  private final Duration time;
  private final byte[] bytes;

  LogRecord(LogLevel level, long sequence, Duration time, byte[] bytes) {
    this.level = level;
    this.sequence = sequence;
    this.time = time;
    this.bytes = bytes;
  }

  /**
   * Returns the level.
   *
   * @return the level
   */
  public LogLevel level() {
    return level;
  }

  /**
   * Returns the number of the record.
   *
   * @return 0 for the first since boot, then one more each
   */
  public long sequence() {
    return sequence;
  }

  /**
   * Returns when the record was written.
   *
   * @return the time since boot, never negative
   */
  public Duration time() {
    return time;
  }

  /**
   * Returns the text.
   *
   * @return the bytes read as UTF-8
   */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Returns the text as the kernel has it: bytes, which need not be UTF-8, at most 1021.
   *
   * @return a new array
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The line of {@code /dev/kmsg}: {@code info_print_ext_header}, {@code msg_add_ext_text}. */
  String kmsg() {
    StringBuilder line = new StringBuilder();
    line.append(level.number()).append(',').append(sequence).append(',');
    line.append(time.toNanos() / 1000).append(",-;");
    for (byte each : bytes) {
      if (each < ' ' || each == 127 || each == '\\') {
        line.append(String.format(Locale.ROOT, "\\x%02x", each));
      } else {
        line.append((char) each);
      }
    }
    return line.append('\n').toString();
  }

  int length() {
    return bytes.length;
  }

  /** Returns the record as {@code dmesg} prints it, a line for each line of the text. */
  @Override
  public String toString() {
    String prefix =
        String.format(Locale.ROOT, "[%5d.%06d] ", time.toSeconds(), time.toNanosPart() / 1000);
    return prefix + text().replace("\n", "\n" + prefix);
  }
}
