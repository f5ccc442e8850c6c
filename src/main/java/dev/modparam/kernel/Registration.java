// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

/** What ends a registration when it is closed; to close it again does nothing. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

  /** Ends the registration. */
  @Override
  void close();
}
