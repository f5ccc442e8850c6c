// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;

/**
 * A module could not be loaded. Nothing of it is left but log records and taints.
 *
 * <p>Thrown as it is for what the kernel refuses whatever the arguments: EEXIST, the module is
 * loaded; EBUSY, another load of it has just failed, an unload of it goes on, or the init function
 * that loads it is its own or that of a module that it depends on; EINTR, the thread was
 * interrupted while it waited for another load of it; ENOENT, a module that it depends on is not
 * loaded; EPERM, the kernel is locked down and the module not signed; EINVAL, it is built in;
 * ENOMEM, the argument line is longer than 4 MiB.
 */
public class LoadException extends ErrnoException {

  private static final long serialVersionUID = 1L;

  /** The name of the module. */
  private final String module;

  LoadException(String module, Errno errno, String reason) {
    super(errno, "cannot load " + module + ": " + errno + " (" + errno.message() + "), " + reason);
    this.module = module;
  }

  /**
   * Returns the name of the module.
   *
   * @return the name
   */
  public final String module() {
    return module;
  }
}
