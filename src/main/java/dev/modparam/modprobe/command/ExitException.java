// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

/** Ends a tool at once: {@code exit(3)}. */
final class ExitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  ExitException(int status) {
    super(null, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
