// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.module.LogLevel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The kernel log: a ring of bounded size that {@code dmesg} shows.
 *
 * <p>A record keeps at most 1021 bytes of text. When the ring is full the oldest records go. Every
 * record is also handed to the SLF4J logger {@code dev.modparam.kernel}, those of a module with the
 * key {@code module}; errors and worse as error, then warn, notice and info as info, and debug.
 * Safe for use by several threads.
 */
public final class KernelLog {

  /** What the buffer for one record holds, less the level prefix and the final NUL. */
  static final int LONGEST_TEXT = 1021;

  /** What it held before: the line less room for a prefix, the level prefix and the NUL. */
  private static final int OLD_LONGEST_TEXT = 989;

  /** The size that a distribution's kernel has ({@code CONFIG_LOG_BUF_SHIFT=18}). */
  static final int DEFAULT_CAPACITY = 1 << 18;

  private static final String LOGGER = "dev.modparam.kernel";

  private final InstantSource clock;
  private final Instant boot;
  private final int capacity;
  private final Deque<Entry> ring = new ArrayDeque<>();
  private int used;
  private long nextSequence;
  private final int longest;

  KernelLog(InstantSource clock, int capacity, KernelVersion version) {
    this.longest = version.has(KernelFeature.LONG_LOG_RECORDS) ? LONGEST_TEXT : OLD_LONGEST_TEXT;
    this.clock = clock;
    this.boot = clock.instant();
    this.capacity = capacity;
  }

  void print(LogLevel level, String text) {
    print(level, "", text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a record.
   *
   * @param module the module that is its subject, or empty
   */
  void print(LogLevel level, String module, byte[] text) {
    Entry written = append(level, cut(text));
    Logger logger = LoggerFactory.getLogger(LOGGER);
    Level slf4j = slf4jLevel(level);
    if (logger.isEnabledForLevel(slf4j)) {
      LoggingEventBuilder event = logger.atLevel(slf4j);
      (module.isEmpty() ? event : event.addKeyValue("module", module)).log(written.text());
    }
  }

  private synchronized Entry append(LogLevel level, byte[] text) {
    Duration time = Duration.between(boot, clock.instant());
    Entry written =
        new Entry(level, nextSequence++, time.isNegative() ? Duration.ZERO : time, text);
    ring.addLast(written);
    used += room(text.length);
    while (used > capacity && ring.size() > 1) {
      used -= room(ring.removeFirst().length());
    }
    return written;
  }

  /** Records without text take room too, or there would be no end of them. */
  private static int room(int length) {
    return Math.max(1, length);
  }

  /** Cuts as printk does, which sees a text that ends in a newline and then drops that. */
  private byte[] cut(byte[] text) {
    int length = Math.min(text.length, longest);
    boolean newlineFits = text.length < longest;
    boolean endsInNewline = length > 0 && text[length - 1] == '\n';
    return Arrays.copyOf(text, !newlineFits && endsInNewline ? length - 1 : length);
  }

  private static Level slf4jLevel(LogLevel level) {
    return switch (level) {
      case EMERG, ALERT, CRIT, ERR -> Level.ERROR;
      case WARNING -> Level.WARN;
      case NOTICE, INFO -> Level.INFO;
      case DEBUG -> Level.DEBUG;
    };
  }

  /**
   * Returns the records, oldest first.
   *
   * @return an immutable snapshot
   */
  public synchronized List<Entry> records() {
    return List.copyOf(ring);
  }

  /**
   * Returns the records from a sequence number on, for tests that look at what one action wrote.
   *
   * @param sequence the first number of interest, such as {@link #nextSequence()} from before
   * @return an immutable snapshot, oldest first
   */
  public synchronized List<Entry> since(long sequence) {
    return ring.stream().filter(entry -> entry.sequence() >= sequence).toList();
  }

  /**
   * Returns the number that the next record will have.
   *
   * @return at least 0
   */
  public synchronized long nextSequence() {
    return nextSequence;
  }

  /** Forgets all records, as {@code dmesg --clear}; sequence numbers go on. */
  public synchronized void clear() {
    ring.clear();
    used = 0;
  }

  /**
   * Returns what {@code dmesg} prints.
   *
   * @return a line for each record, such as {@code [ 0.000042] my_driver: …}, each with its newline
   */
  public String dmesg() {
    return records().stream().map(entry -> entry + "\n").collect(Collectors.joining());
  }

  /** What a reader of {@code /dev/kmsg} gets who starts at the oldest record. */
  String kmsg() {
    return records().stream().map(Entry::kmsg).collect(Collectors.joining());
  }

  /** Returns what {@code dmesg} prints. */
  @Override
  public String toString() {
    return dmesg();
  }

  /** One record of the kernel log. Immutable. */
  public static final class Entry {

    private final LogLevel level;
    private final long sequence;
    private final Duration time;
    private final byte[] bytes;

    Entry(LogLevel level, long sequence, Duration time, byte[] bytes) {
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
}
