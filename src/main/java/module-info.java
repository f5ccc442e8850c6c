// SPDX-License-Identifier: Apache-2.0

/**
 * Simulates Linux kernel-module parameters: declares them, loads them with the arguments that
 * {@code modprobe} takes, and answers as a real kernel does.
 *
 * <p>Start with {@link dev.modparam.kernel.SimulatedKernel}.
 */
module dev.modparam {
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports dev.modparam.args;
  exports dev.modparam.kernel;
  exports dev.modparam.modprobe;
  exports dev.modparam.module;
  exports dev.modparam.param;
}
