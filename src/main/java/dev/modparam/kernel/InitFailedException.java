// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import org.jspecify.annotations.Nullable;

/**
 * A module was not loaded because its init function failed. The cause is what it threw, if it threw
 * something.
 */
public final class InitFailedException extends LoadException {

  private static final long serialVersionUID = 1L;

  /** What the function returned. */
  private final int result;

  InitFailedException(String module, int result, @Nullable Throwable cause) {
    super(
        module,
        Errno.of(-Math.max(result, -Errno.MAX)),
        "its init function failed"
            + (cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage()));
    this.result = result;
    if (cause != null) {
      initCause(cause);
    }
  }

  /**
   * Returns what the init function returned. Below -4095 it is not an error for a C library, which
   * returns it as it is; the module is not loaded all the same.
   *
   * @return a negative number
   */
  public int result() {
    return result;
  }
}
