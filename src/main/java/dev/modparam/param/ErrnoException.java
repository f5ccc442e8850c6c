// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

/**
 * A failure with a Linux error number.
 *
 * <p>What the simulated kernel or modprobe refuses at run time is one of these or a subclass; a
 * wrong declaration is an {@link IllegalArgumentException}, and an input that cannot be read is an
 * {@link dev.modparam.input.InvalidInputException}. Driver code throws it from an init function or
 * a setter to fail with an error of its own: {@code throw Errno.ENODEV.exception("no chip at
 * 0x48")}.
 */
public class ErrnoException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Errno errno;

  /** The number of the error. */
  private final int number;

  /**
   * Makes an exception.
   *
   * @param errno the error
   * @param message what went wrong, for a person
   */
  public ErrnoException(Errno errno, String message) {
    super(requireNonNull(message, "message"));
    this.errno = requireNonNull(errno, "errno");
    this.number = errno.number();
  }

  /**
   * Returns the error.
   *
   * @return the error, never null
   */
  public final Errno errno() {
    return errno != null ? errno : Errno.of(number);
  }
}
