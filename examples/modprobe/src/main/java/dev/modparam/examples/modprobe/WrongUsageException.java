// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modprobe;

/** The program was called in a way that it does not understand. */
final class WrongUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUsageException(String message) {
    super(message);
  }
}
