// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module was not loaded because it rejected arguments. The message lists them, the first 100 of
 * very many, each with its position and with what would be right; the error is that of the last
 * one. {@link #rejected()} has the first 1,000.
 */
public final class RejectedArgumentsException extends LoadException {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 100;

  private final transient @Nullable ArgumentReport report;

  RejectedArgumentsException(String module, Errno errno, ArgumentReport report) {
    super(module, errno, reason(report));
    this.report = report;
  }

  private static String reason(ArgumentReport report) {
    List<String> explanations = report.explanations();
    int listed = explanations.size() - (report.more() == 0 ? 0 : 1); // the last says how many more
    int shown = Math.min(listed, SHOWN);
    int left = listed - shown + report.more();
    return "its arguments were rejected:\n  "
        + String.join("\n  ", explanations.subList(0, shown))
        + (left == 0 ? "" : "\n  and " + left + " more");
  }

  /**
   * Returns what became of the arguments.
   *
   * @return the report; an empty one after the exception was deserialized, whose message still
   *     lists them
   */
  public ArgumentReport report() {
    return report == null ? ArgumentReport.CLEAN : report;
  }

  /**
   * Returns the arguments that were rejected.
   *
   * @return an immutable list in the order of the line
   */
  public List<ArgumentReport.Rejected> rejected() {
    return report().rejected();
  }
}
