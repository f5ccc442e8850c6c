// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.declaration.FieldDeclaration;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.VariableElement;

/** What fields hold when an object has been made, where the compiler shows it. */
interface Initializers {

  /** The initializers of a compiler that does not show them. */
  Initializers HIDDEN = field -> Optional.empty();

  /** What stands for null. */
  Object NULL = new Object();

  /**
   * Returns what a field holds at the start.
   *
   * @return a boxed value or a text, for an array a list of them, {@link #NULL}, or empty if that
   *     is not sure
   */
  Optional<Object> of(VariableElement field);

  /** Returns the length of an array at the start, as {@link FieldDeclaration} has it. */
  default int lengthOf(VariableElement field) {
    Object value = of(field).orElse("");
    if (value instanceof List<?> elements) {
      return elements.size();
    }
    return value == NULL ? FieldDeclaration.NULL : FieldDeclaration.UNKNOWN;
  }
}
