// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the first process gets from the kernel command line: the words that are no parameters.
 *
 * @param arguments its arguments, without its own name
 * @param environment its environment, {@code NAME=value} each
 */
public record InitProcess(List<String> arguments, List<String> environment) {

  /**
   * Makes a description.
   *
   * @param arguments copied
   * @param environment copied
   */
  public InitProcess {
    requireNonNull(arguments, "arguments");
    requireNonNull(environment, "environment");
    arguments = List.copyOf(arguments);
    environment = List.copyOf(environment);
  }
}
