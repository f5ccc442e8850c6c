// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.source.java.JavaField;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Writes the types of fields whose types are code: converters, enums, durations, sizes. */
final class OwnTypes {

  private final PackageElement from;
  private final Elements elements;
  private final Converters converters;

  /**
   * Writes for code in a package.
   *
   * @param from the package
   */
  OwnTypes(PackageElement from, Elements elements, Types types) {
    this.from = from;
    this.elements = elements;
    this.converters = new Converters(types);
  }

  /** The type of such a field or of its elements; empty if code in the package cannot name it. */
  Optional<JavaField.Own> of(VariableElement field) {
    Optional<TypeElement> converter = Converters.of(field);
    TypeMirror type = field.asType();
    TypeMirror holder = type instanceof ArrayType array ? array.getComponentType() : type;
    return converter.isPresent() ? made(converter.get()) : ofJavaType(holder);
  }

  private Optional<JavaField.Own> made(TypeElement converter) {
    return converters
        .made(converter)
        .filter(values -> Reach.isMakeable(converter, from, elements) && isNameable(values))
        .map(
            values ->
                new JavaField.Own(
                    "ParamTypes.converted(new " + converter.getQualifiedName() + "())",
                    nameOf(values)));
  }

  private Optional<JavaField.Own> ofJavaType(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)) {
      return Optional.of(new JavaField.Own("ParamTypes.SIZE", "Long"));
    }
    Element element = declared.asElement();
    if (element.getKind() != ElementKind.ENUM) {
      return Optional.of(new JavaField.Own("ParamTypes.DURATION", "java.time.Duration"));
    }
    String name = ((TypeElement) element).getQualifiedName().toString();
    return Optional.of(new JavaField.Own("ParamTypes.choice(" + name + ".class)", name))
        .filter(own -> isNameable(declared));
  }

  private boolean isNameable(TypeMirror type) {
    return type instanceof DeclaredType declared
        && Reach.isVisible((TypeElement) declared.asElement(), from, elements)
        && declared.getTypeArguments().stream().allMatch(this::isNameable);
  }

  /** A type as code names it, without annotations. */
  static String nameOf(TypeMirror type) {
    return type.toString().replaceAll("@\\S+ ", "");
  }
}
