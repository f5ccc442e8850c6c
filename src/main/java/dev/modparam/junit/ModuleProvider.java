// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.module.ModuleDefinition;

/**
 * Makes a module definition for {@link LoadModule} and {@link BuiltIn}, for modules that are
 * neither a class nor a constant. An implementation has a constructor that takes nothing.
 *
 * <pre>{@code
 * final class ClosedDriver implements ModuleProvider {
 *   @Override
 *   public ModuleDefinition definition() {
 *     return ModuleDefinition.ofClass(MyDriver.class, MethodHandles.lookup());
 *   }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ModuleProvider {

  /**
   * Returns the definition. It is called at least once for each kernel; a definition that was read
   * from an object needs a new object each time.
   *
   * @return the definition, never null
   */
  ModuleDefinition definition();
}
