// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.module.ModuleDefinition;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;

/**
 * A module that a test loads.
 *
 * @param module the module, if it is known before a run
 * @param place the annotation that gives the arguments
 * @param lines the argument lines, one unless the test runs several times
 */
record Load(Optional<ModuleDefinition> module, Place place, List<Line> lines) {

  /**
   * An argument line.
   *
   * @param text the line
   * @param value where it stands
   */
  record Line(String text, AnnotationValue value) {

    /** Whether a run puts the arguments of the test into the line. */
    boolean isOpen() {
      return text.matches("(?s).*\\{\\d+}.*");
    }
  }

  /** A load with the lines that a property holds. */
  static Load of(Optional<ModuleDefinition> module, Place place, String property) {
    return new Load(
        module,
        place,
        place.annotation().all(property).stream()
            .map(value -> new Line(String.valueOf(value.getValue()), value))
            .toList());
  }

  boolean isOf(String name) {
    return module.filter(known -> known.name().equals(name)).isPresent();
  }
}
