// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import java.util.List;

/**
 * A module was not loaded because it rejected arguments. The message lists them, the first 100 of
 * very many, each with its position and with what would be right; the error is that of the last
 * one. {@link #rejected()} has all of them.
 */
public final class RejectedArgumentsException extends LoadException {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 100;

  private final transient ArgumentReport report;

  RejectedArgumentsException(String module, Errno errno, ArgumentReport report) {
    super(module, errno, reason(report));
    this.report = report;
  }

  private static String reason(ArgumentReport report) {
    List<String> explanations = report.explanations();
    int shown = Math.min(explanations.size(), SHOWN);
    int left = explanations.size() - shown;
    return "its arguments were rejected:\n  "
        + String.join("\n  ", explanations.subList(0, shown))
        + (left == 0 ? "" : "\n  and " + left + " more");
  }

  /**
   * Returns what became of the arguments.
   *
   * @return the report; null only after the exception was deserialized
   */
  public ArgumentReport report() {
    return report;
  }

  /**
   * Returns the arguments that were rejected.
   *
   * @return an immutable list in the order of the line
   */
  public List<RejectedArgument> rejected() {
    return report.rejected();
  }
}
