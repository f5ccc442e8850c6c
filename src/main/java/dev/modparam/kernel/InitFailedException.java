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

  InitFailedException(String module, Errno errno, @Nullable Throwable cause) {
    super(
        module,
        errno,
        "its init function failed"
            + (cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage()));
    if (cause != null) {
      initCause(cause);
    }
  }
}
