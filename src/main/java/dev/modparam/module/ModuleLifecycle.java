// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

/**
 * What a module does when it is loaded and unloaded: {@code module_init} and {@code module_exit}.
 */
public interface ModuleLifecycle {

  /** Does nothing, successfully. */
  ModuleLifecycle NONE = new ModuleLifecycle() {};

  /**
   * Called when the arguments have been accepted; they are in the parameters.
   *
   * @param module the module itself
   * @return 0 for success, or {@link dev.modparam.param.Errno#result()}, with which the load fails.
   *     A positive number is a mistake that the kernel warns of before it goes on.
   * @throws dev.modparam.param.ErrnoException to fail with its error
   */
  default int init(ModuleContext module) {
    return 0;
  }

  /**
   * Called when the module is unloaded, not when its init failed.
   *
   * @param module the module itself
   */
  default void exit(ModuleContext module) {}
}
