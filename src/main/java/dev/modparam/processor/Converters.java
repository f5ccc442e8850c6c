// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.param.ParamConverter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The converters that the annotations of fields name. */
final class Converters {

  private static final String INTERFACE = ParamConverter.class.getName();

  private final Types types;

  Converters(Types types) {
    this.types = types;
  }

  /** The converter of a field; empty for none. */
  static Optional<TypeElement> of(VariableElement field) {
    return Annotation.on(field, Annotation.MODULE_PARAM).flatMap(Converters::of);
  }

  /** The converter that an annotation names; empty for none. */
  static Optional<TypeElement> of(Annotation annotation) {
    return annotation
        .type("converter")
        .filter(type -> !type.getQualifiedName().contentEquals(INTERFACE));
  }

  /** The class of the values that a converter makes; empty if only a run can tell. */
  Optional<DeclaredType> made(TypeElement converter) {
    Deque<TypeMirror> open = new ArrayDeque<>();
    open.push(converter.asType());
    while (!open.isEmpty()) {
      DeclaredType type = (DeclaredType) open.pop();
      if (((TypeElement) type.asElement()).getQualifiedName().contentEquals(INTERFACE)) {
        return type.getTypeArguments().stream()
            .filter(DeclaredType.class::isInstance)
            .map(DeclaredType.class::cast)
            .findFirst();
      }
      types.directSupertypes(type).forEach(open::push);
    }
    return Optional.empty();
  }

  /**
   * Whether a variable can hold what a converter makes. A converter that promises less than the
   * variable needs may make the right values all the same: that is left to a run.
   */
  boolean fits(TypeElement converter, TypeMirror holder) {
    TypeMirror boxed =
        types.erasure(
            holder instanceof PrimitiveType primitive
                ? types.boxedClass(primitive).asType()
                : holder);
    return made(converter)
        .map(types::erasure)
        .map(made -> types.isAssignable(made, boxed) || types.isAssignable(boxed, made))
        .orElse(true);
  }
}
