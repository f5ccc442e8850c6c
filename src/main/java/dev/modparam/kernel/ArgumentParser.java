// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.args.ArgumentReader;
import dev.modparam.param.ArrayType;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.Variable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies an argument line to parameters from left to right: {@code parse_args}.
 *
 * <p>An error does not stop it. What it returns is the result of the last set that failed.
 */
final class ArgumentParser {

  private final ArgumentTarget target;
  private final List<RejectedArgument> rejected = new ArrayList<>(0);
  private final List<UnknownArgument> unknown = new ArrayList<>(0);
  private final Refusal refusal = new Refusal();

  ArgumentParser(ArgumentTarget target) {
    this.target = target;
  }

  /** What became of a line. */
  static final class Outcome {

    private final int result;
    private final byte @Nullable [] rest;
    private final List<RejectedArgument> rejected;
    private final List<UnknownArgument> unknown;

    private Outcome(
        int result,
        byte @Nullable [] rest,
        List<RejectedArgument> rejected,
        List<UnknownArgument> unknown) {
      this.result = result;
      this.rest = rest;
      this.rejected = rejected;
      this.unknown = unknown;
    }

    /** 0, or what the last set that did not return 0 returned: negative, or an own number. */
    int result() {
      return result;
    }

    /** The bytes after {@code --}, or null if there is no {@code --}. */
    byte @Nullable [] rest() {
      return rest;
    }

    /** Whether the kernel takes the result as an error ({@code IS_ERR}). */
    boolean failed() {
      return result < 0 && result >= -Errno.MAX;
    }

    ArgumentReport report() {
      return new ArgumentReport(
          rejected,
          unknown,
          rest == null ? null : new String(rest, StandardCharsets.UTF_8),
          failed() ? Errno.of(-result) : null);
    }
  }

  Outcome parse(byte[] line) {
    ArgumentReader reader = new ArgumentReader(line);
    int error = 0;
    while (reader.next()) {
      if (reader.isDashes()) {
        byte[] rest = Arrays.copyOfRange(line, reader.rest(), reader.end());
        return new Outcome(error, rest, rejected, unknown);
      }
      int result = apply(line, reader);
      error = result == 0 ? error : result;
    }
    return new Outcome(error, null, rejected, unknown);
  }

  /** {@code parse_one}, and the record about its failure. */
  private int apply(byte[] line, ArgumentReader argument) {
    int found = target.find(line, argument.nameStart(), argument.nameEnd());
    if (found < 0) {
      UnknownArgument ignored = target.unknown(line, argument);
      if (ignored != null) {
        unknown.add(ignored);
      }
      return 0;
    }
    ParameterSet set = target.set(found);
    int position = target.position(found);
    int result =
        argument.hasValue()
            ? set.set(position, line, argument.valueStart(), argument.valueEnd(), refusal)
            : set.setBare(position, refusal);
    if (result != 0) {
      Variable<?> variable = set.variable(position);
      log(line, argument, variable, result);
      rejected.add(describe(argument, set.param(position), result));
    }
    return result;
  }

  private void log(byte[] line, ArgumentReader argument, Variable<?> variable, int result) {
    LogText text = LogText.of(target.subject());
    if (result == Errno.ENOENT.result()) {
      text.add(": Unknown parameter `");
    } else {
      text.add(": `");
      if (argument.hasValue()) {
        text.add(line, argument.valueStart(), endOfShownValue(line, argument, variable));
      }
      boolean tooLarge = result == Errno.ENOSPC.result();
      text.add(tooLarge ? "' too large for parameter `" : "' invalid for parameter `");
    }
    text.add(line, argument.nameStart(), argument.nameEnd()).add("'");
    target.log(LogLevel.ERR, text.toBytes());
  }

  /** The kernel's array setter puts a NUL in place of each comma, so only one element is seen. */
  private static int endOfShownValue(byte[] line, ArgumentReader argument, Variable<?> variable) {
    int end = argument.valueEnd();
    if (variable.type() instanceof ArrayType) {
      for (int i = argument.valueStart(); i < end; i++) {
        if (line[i] == ',') {
          return i;
        }
      }
    }
    return end;
  }

  private RejectedArgument describe(ArgumentReader argument, Param<?> param, int result) {
    boolean failed = result < 0 && result >= -Errno.MAX;
    return new RejectedArgument(
        param.name(),
        argument.name(),
        argument.hasValue() ? argument.value() : null,
        argument.hasValue() ? argument.valueStart() : argument.nameStart(),
        failed ? Errno.of(-result) : Errno.EINVAL,
        param.type().expected(),
        failed ? refusal.detail() : "its set function returned " + result);
  }
}
