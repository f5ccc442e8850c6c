// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.declaration.RefusedDeclarationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/**
 * Where a declaration stands in the code.
 *
 * @param element the class or the field
 * @param annotation its annotation
 * @param findings gets what is wrong there
 */
record Place(Element element, Annotation annotation, List<CompileFinding> findings) {

  /** Adds a finding at a value of the annotation. */
  void add(Kind kind, AnnotationValue value, String message) {
    findings.add(new CompileFinding(kind, message, element, annotation, value));
  }

  void error(String property, String message) {
    findings.add(CompileFinding.at(Kind.ERROR, element, annotation, List.of(property), message));
  }

  void warn(String property, String message) {
    findings.add(CompileFinding.at(Kind.WARNING, element, annotation, List.of(property), message));
  }

  /** Does what the rules may refuse; empty if they do. */
  <T> Optional<T> attempt(Supplier<T> action) {
    try {
      return Optional.of(action.get());
    } catch (RefusedDeclarationException refusal) {
      findings.add(
          CompileFinding.at(
              Kind.ERROR,
              element,
              annotation,
              refusal.rule().properties(),
              CompileFinding.messageOf(refusal)));
      return Optional.empty();
    }
  }

  /** Does what the rules may refuse; the same as before if they do. */
  <T> T attempt(T before, Supplier<T> action) {
    return attempt(action).orElse(before);
  }

  void check(Runnable action) {
    attempt(
        () -> {
          action.run();
          return element;
        });
  }
}
