// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.declaration.ClassDeclaration;
import dev.modparam.declaration.ClassRules;
import dev.modparam.declaration.FieldDeclaration;
import dev.modparam.declaration.JavaType;
import dev.modparam.declaration.ParamSettings;
import dev.modparam.param.ParamTypes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Describes elements of the compiler as the rules for declarations want them. */
final class ElementReader {

  private final Elements elements;
  private final Converters converters;
  private final Initializers initializers;

  ElementReader(Elements elements, Types types, Initializers initializers) {
    this.elements = elements;
    this.converters = new Converters(types);
    this.initializers = initializers;
  }

  /** What a field holds at the start. */
  Optional<Object> initial(VariableElement field) {
    return initializers.of(field);
  }

  ClassDeclaration describe(TypeElement type) {
    Set<Modifier> modifiers = type.getModifiers();
    boolean inner =
        type.getKind() == ElementKind.CLASS
            && type.getNestingKind().isNested()
            && !modifiers.contains(Modifier.STATIC);
    return new ClassDeclaration(
        elements.getBinaryName(type).toString(),
        Annotation.on(type, Annotation.KERNEL_MODULE).isPresent(),
        type.getKind() == ElementKind.RECORD,
        modifiers.contains(Modifier.ABSTRACT),
        inner,
        !inner && hasPlainConstructor(type));
  }

  private static boolean hasPlainConstructor(TypeElement type) {
    return type.getKind() != ElementKind.ENUM
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(constructor -> constructor.getParameters().isEmpty());
  }

  /** The fields of a class that can be asked for, without those that it inherits. */
  List<FieldDeclaration> fields(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream().map(this::describe).toList();
  }

  FieldDeclaration describe(VariableElement field) {
    Set<Modifier> modifiers = field.getModifiers();
    return new FieldDeclaration(
        field.getSimpleName().toString(),
        typeOf(field.asType()),
        modifiers.contains(Modifier.STATIC),
        modifiers.contains(Modifier.FINAL),
        field.asType() instanceof ArrayType
            ? initializers.lengthOf(field)
            : FieldDeclaration.UNKNOWN,
        Annotation.on(field, Annotation.MODULE_PARAM)
            .map(ElementReader::settings)
            .orElse(ParamSettings.NONE));
  }

  private static JavaType typeOf(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return typeOf(array.getComponentType()).array();
    }
    if (type instanceof DeclaredType declared) {
      Element element = declared.asElement();
      String name = element.getSimpleName().toString();
      return element.getKind() == ElementKind.ENUM
          ? JavaType.choice(name, constants(element))
          : JavaType.named(name);
    }
    return JavaType.named(type.getKind().name().toLowerCase(Locale.ROOT));
  }

  /** The words of an enum, in the order of its constants. */
  private static List<String> constants(Element type) {
    return type.getEnclosedElements().stream()
        .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
        .map(element -> element.getSimpleName().toString().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Checks what holds for the converter of a field, if it has one. */
  void checkConverter(VariableElement field) {
    Optional<TypeElement> named = Converters.of(field);
    if (named.isPresent()) {
      ClassDeclaration converter = describe(named.get());
      ClassRules.requireConverter(converter);
      TypeMirror holder = componentOf(field.asType());
      boolean fits = converters.fits(named.get(), holder);
      ClassRules.requireFit(converter.name(), typeOf(holder), fits);
    }
  }

  private static TypeMirror componentOf(TypeMirror type) {
    return type instanceof ArrayType array ? array.getComponentType() : type;
  }

  private static ParamSettings settings(Annotation annotation) {
    String type = annotation.constant("type");
    return new ParamSettings(
        annotation.text("name"),
        type.equals("AUTO") ? "" : type.toLowerCase(Locale.ROOT),
        annotation.number("permissions"),
        annotation.text("mode"),
        annotation.text("description"),
        annotation.numbers("min"),
        annotation.numbers("max"),
        annotation.number("size"),
        annotation.text("counter"),
        Converters.of(annotation)
            .map(made -> ParamTypes.unknown(made.getSimpleName().toString()))
            .orElse(null),
        annotation.truth("unsafe"),
        annotation.truth("hardware"));
  }
}
