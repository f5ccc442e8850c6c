// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import java.util.List;

/**
 * A module was not loaded because it rejected arguments. The message lists all of them, each with
 * its position and with what would be right; the error is that of the last one.
 */
public final class RejectedArgumentsException extends LoadException {

  private static final long serialVersionUID = 1L;

  private final transient ArgumentReport report;

  RejectedArgumentsException(String module, Errno errno, ArgumentReport report) {
    super(module, errno, reason(report));
    this.report = report;
  }

  private static String reason(ArgumentReport report) {
    return "its arguments were rejected:\n  " + String.join("\n  ", report.explanations());
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
