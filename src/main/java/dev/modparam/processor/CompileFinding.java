// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import java.util.List;
import java.util.Objects;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in the code that is compiled.
 *
 * @param kind an error, or a warning that can be left out
 * @param message what is wrong
 * @param element the class, the field or the method
 * @param annotation the annotation that is wrong, or null for the element itself
 * @param value the value in it that is wrong, or null for all of it
 */
record CompileFinding(
    Kind kind,
    String message,
    Element element,
    @Nullable Annotation annotation,
    @Nullable AnnotationValue value) {

  /** What an exception says. */
  static String messageOf(IllegalArgumentException problem) {
    return Objects.requireNonNullElse(problem.getMessage(), "it is refused");
  }

  /** A finding at the first of the properties that the code gives, else at the element. */
  static CompileFinding at(
      Kind kind, Element element, Annotation annotation, List<String> properties, String message) {
    for (String property : properties) {
      AnnotationValue value = annotation.place(property);
      if (value != null) {
        return new CompileFinding(kind, message, element, annotation, value);
      }
    }
    return new CompileFinding(kind, message, element, null, null);
  }
}
