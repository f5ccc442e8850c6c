// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    requireNonNull(module, "module");
    return 0;
  }

  /**
   * Called when the module is unloaded, not when its init failed.
   *
   * @param module the module itself
   */
  default void exit(ModuleContext module) {
    requireNonNull(module, "module");
  }

  /**
   * What is known of a module's code besides its parameters. Immutable.
   *
   * @param size how many bytes it takes in memory, as {@code coresize} and {@code lsmod} show
   * @param permanent whether it has an init function and no exit function, and so cannot be
   *     unloaded but by force
   * @param imports the symbols that it takes from each module that it depends on, as far as they
   *     are known; the record about a missing module names them
   */
  record Code(int size, boolean permanent, Map<String, List<String>> imports) {

    /** The code of a small module of 16,384 bytes that can be unloaded. */
    public static final Code USUAL = new Code(16_384, false, Map.of());

    /**
     * Makes a description.
     *
     * @param size the size in bytes, at least 0
     * @param permanent whether there is an init function and no exit function
     * @param imports lists of symbols by the names of modules
     * @throws IllegalArgumentException if the size is negative
     */
    public Code {
      if (size < 0) {
        throw new IllegalArgumentException("a module cannot take " + size + " bytes");
      }
      Map<String, List<String>> copy = new LinkedHashMap<>();
      requireNonNull(imports, "imports")
          .forEach((module, symbols) -> copy.put(module, List.copyOf(symbols)));
      imports = Collections.unmodifiableMap(copy);
    }
  }
}
