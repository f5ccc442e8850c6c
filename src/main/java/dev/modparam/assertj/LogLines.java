// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import dev.modparam.kernel.KernelLog;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Shows records of the log in messages. */
final class LogLines {

  private static final int SHOWN = 5;

  private LogLines() {}

  /** All of some records, each with its level. */
  static String of(List<KernelLog.Entry> records) {
    return records.isEmpty()
        ? "  (no records)"
        : records.stream()
            .map(record -> "  " + record.level() + " " + record)
            .collect(Collectors.joining("\n"));
  }

  /** The last few records. */
  static String last(List<KernelLog.Entry> records) {
    return of(records.subList(Math.max(0, records.size() - SHOWN), records.size()));
  }

  /** The few records that have most words of a text, best first; the last ones if none has any. */
  static String nearest(List<KernelLog.Entry> records, String text) {
    List<String> words = List.of(text.split("\\W+"));
    List<KernelLog.Entry> found =
        records.stream()
            .filter(record -> common(record, words) > 0)
            .sorted(Comparator.comparing(record -> -common(record, words)))
            .limit(SHOWN)
            .toList();
    return found.isEmpty() ? last(records) : of(found);
  }

  private static long common(KernelLog.Entry record, List<String> words) {
    String text = record.text();
    return words.stream().filter(word -> !word.isEmpty() && text.contains(word)).count();
  }

  /** A text in quotes, its newlines visible. */
  static String quoted(String text) {
    return '"' + text.replace("\n", "\\n") + '"';
  }
}
