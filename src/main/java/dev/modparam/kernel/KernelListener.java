// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Param;

/**
 * Is told what happens in a kernel, in the thread in which it happens and after it has happened.
 *
 * <p>No lock is held during a call, so a listener may use the kernel. An exception that it throws
 * goes to the SLF4J logger {@code dev.modparam.kernel} and changes nothing.
 */
public interface KernelListener {

  /**
   * A module is live.
   *
   * @param module the module
   */
  default void loaded(LoadedModule module) {}

  /**
   * A module was unloaded.
   *
   * @param module the module
   */
  default void unloaded(LoadedModule module) {}

  /**
   * A write to a parameter's file was accepted. Assignments of driver code are not told.
   *
   * @param module the module
   * @param param the parameter
   */
  default void stored(LoadedModule module, Param<?> param) {}

  /**
   * What ends a registration, of a listener, a fault or a {@linkplain LoadedModule#hold() holder},
   * when it is closed; to close it again does nothing.
   */
  @FunctionalInterface
  interface Registration extends AutoCloseable {

    /** Ends the registration. */
    @Override
    void close();
  }
}
