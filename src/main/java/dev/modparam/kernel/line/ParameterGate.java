// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.param.Param;

/** Decides whether a parameter may be set at all: {@code param_check_unsafe}. */
@FunctionalInterface
public interface ParameterGate {

  /** Lets everything through and notes nothing. */
  ParameterGate OPEN = (param, name) -> true;

  /**
   * Asked each time before a set function of an unsafe or hardware parameter is called. Taints the
   * kernel for an unsafe parameter.
   *
   * @param name the name that the log shows, with the prefix of built-in code
   * @return false if the kernel is locked down and the parameter sets hardware
   */
  boolean admits(Param<?> param, String name);
}
