// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.args.scan.ArgumentReader;
import dev.modparam.module.LogLevel;
import dev.modparam.param.ArrayType;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies argument lines to parameters from left to right: {@code parse_args}.
 *
 * <p>An error does not stop it. What it returns is the result of the last set that failed.
 *
 * <p>Can be used for one line after the other, and then makes no object of a line that is all
 * right. Not thread-safe: its user holds the lock of all parameters that a line may set.
 */
final class ArgumentParser {

  /** A suggestion takes time with the number of parameters; a line may have a million words. */
  private static final int MOST_SUGGESTIONS = 32;

  /** So many findings of each kind are kept; of the others only the number. */
  private static final int MOST_FINDINGS = 1_000;

  /** How much of the line before a word can explain it. */
  private static final int CONTEXT = 256;

  private final ArgumentTarget target;
  private final ArgumentReader reader = new ArgumentReader();
  private boolean parsing;
  private List<RefusedWord> rejected = List.of();
  private List<UnknownWord> unknown = List.of();
  private int more;

  ArgumentParser(ArgumentTarget target) {
    this.target = target;
  }

  /**
   * Applies a line.
   *
   * @throws RuntimeException what an own set function threw; the line is applied up to there
   */
  LineOutcome parse(byte[] line) {
    parsing = true;
    try {
      return parseAll(line);
    } finally {
      parsing = false;
    }
  }

  /** Whether a line is being applied now, and an own set function of its applies another one. */
  boolean isParsing() {
    return parsing;
  }

  private LineOutcome parseAll(byte[] line) {
    forgetFindings();
    int error = 0;
    byte[] rest = null;
    reader.start(line, 0);
    while (rest == null && reader.next(line)) {
      if (reader.isDashes(line)) {
        rest = Arrays.copyOfRange(line, reader.rest(), reader.end(line));
      } else {
        int result = applyOne(line);
        error = result == 0 ? error : result;
      }
    }
    boolean clean = error == 0 && rest == null && unknown.isEmpty();
    return clean ? LineOutcome.CLEAN : new LineOutcome(error, rest, rejected, unknown, more);
  }

  /** The arguments of the line before. A store of a reference costs more than a look. */
  private void forgetFindings() {
    if (!rejected.isEmpty() || !unknown.isEmpty()) {
      rejected = List.of();
      unknown = List.of();
      more = 0;
    }
  }

  /** {@code parse_one}, and the record about its failure. */
  private int applyOne(byte[] line) {
    Parameter found = target.find(line, reader.nameStart(), reader.nameEnd());
    if (found == null) {
      if (target.unknown(line, reader)) {
        if (hasRoom(unknown)) {
          unknown = with(unknown, describeUnknown(line));
        }
      }
      return 0;
    }
    SetOutcome outcome =
        reader.hasValue()
            ? found.setHeld(line, reader.valueStart(), reader.valueEnd())
            : found.setBareHeld();
    if (outcome.result() != 0) {
      log(line, found.param(), outcome.result());
      if (hasRoom(rejected)) {
        rejected = with(rejected, describe(line, found.param(), outcome));
      }
    }
    return outcome.result();
  }

  private boolean hasRoom(List<?> findings) {
    boolean room = findings.size() < MOST_FINDINGS;
    more += room ? 0 : 1;
    return room;
  }

  private UnknownWord describeUnknown(byte[] line) {
    String name = reader.name(line);
    boolean early = unknown.size() < MOST_SUGGESTIONS;
    return new UnknownWord(
        name,
        reader.tokenStart(),
        early ? target.nearest(name) : null,
        early ? unknownHint(line, name) : null);
  }

  private @Nullable String unknownHint(byte[] line, String name) {
    String word = reader.hasValue() ? name + "=" + reader.value(line) : name;
    int from = Math.max(0, reader.tokenStart() - CONTEXT);
    String before = new String(line, from, reader.tokenStart() - from, StandardCharsets.UTF_8);
    return target.hint(word, before);
  }

  /** Adds to a list that is an immutable one as long as it is empty. */
  private static <E> List<E> with(List<E> list, E element) {
    List<E> grown = list.isEmpty() ? new ArrayList<>() : list;
    grown.add(element);
    return grown;
  }

  private void log(byte[] line, Param<?> param, int result) {
    LogText text = LogText.of(target.subject());
    if (result == Errno.ENOENT.result()) {
      text.add(": Unknown parameter `");
    } else {
      text.add(": `");
      if (reader.hasValue()) {
        text.add(line, reader.valueStart(), endOfShownValue(line, param));
      }
      boolean tooLarge = result == Errno.ENOSPC.result();
      text.add(tooLarge ? "' too large for parameter `" : "' invalid for parameter `");
    }
    text.add(line, reader.nameStart(), reader.nameEnd()).add("'");
    target.log(LogLevel.ERR, text.toBytes());
  }

  /** The kernel's array setter puts a NUL in place of each comma, so only one element is seen. */
  private int endOfShownValue(byte[] line, Param<?> param) {
    int end = reader.valueEnd();
    if (param.type() instanceof ArrayType) {
      for (int i = reader.valueStart(); i < end; i++) {
        if (line[i] == ',') {
          return i;
        }
      }
    }
    return end;
  }

  private RefusedWord describe(byte[] line, Param<?> param, SetOutcome outcome) {
    int result = outcome.result();
    boolean failed = result < 0 && result >= -Errno.MAX;
    return new RefusedWord(
        param.name(),
        reader.name(line),
        reader.hasValue() ? reader.value(line) : null,
        reader.hasValue() ? reader.valueStart() : reader.nameStart(),
        failed ? Errno.of(-result) : Errno.EINVAL,
        param.type().expected(),
        failed ? explained(line, param, outcome) : "its set function returned " + result);
  }

  /** What the set function says, and what the person may have meant. */
  private @Nullable String explained(byte[] line, Param<?> param, SetOutcome outcome) {
    boolean early = rejected.size() < MOST_SUGGESTIONS && reader.hasValue();
    String hint = early ? target.hint(param, reader.value(line)) : null;
    String detail = outcome.detail();
    return detail == null || hint == null ? (detail == null ? hint : detail) : detail + ", " + hint;
  }
}
