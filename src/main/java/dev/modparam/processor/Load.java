// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.module.ModuleDefinition;
import java.util.Optional;

/**
 * A module that a test loads.
 *
 * @param module the module, if it is known before a run
 * @param line its arguments
 * @param place the annotation that gives the arguments
 * @param property the property of it that holds them
 */
record Load(Optional<ModuleDefinition> module, String line, Place place, String property) {

  boolean isOf(String name) {
    return module.isPresent() && module.get().name().equals(name);
  }
}
