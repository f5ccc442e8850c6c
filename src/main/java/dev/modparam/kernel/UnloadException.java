// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;

/**
 * A module could not be unloaded, and is as before: ENOENT, there is no such module; EAGAIN, other
 * modules or references hold it; EBUSY, it is being loaded or unloaded.
 */
public final class UnloadException extends ErrnoException {

  private static final long serialVersionUID = 1L;

  /** The name given. */
  private final String module;

  UnloadException(String module, Errno errno, String reason) {
    super(
        errno, "cannot unload " + module + ": " + errno + " (" + errno.message() + "), " + reason);
    this.module = module;
  }

  /**
   * Returns the name given.
   *
   * @return the name
   */
  public String module() {
    return module;
  }
}
