// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** One annotation in the code that is compiled: its values, and where they stand. */
final class Annotation {

  static final String KERNEL_MODULE = "dev.modparam.module.KernelModule";
  static final String MODULE_PARAM = "dev.modparam.module.ModuleParam";

  private static final int SINGLE = -1;

  /** What javac has in place of a value that does not compile. */
  private static final String ERRONEOUS = "<error>";

  private final AnnotationMirror mirror;
  private final int number;
  private final Map<String, AnnotationValue> written = new LinkedHashMap<>();
  private final boolean isBroken;
  private final Map<String, AnnotationValue> values = new HashMap<>();

  private Annotation(AnnotationMirror mirror, int number) {
    this.mirror = mirror;
    this.number = number;
    mirror.getElementValues().forEach((method, value) -> written.put(nameOf(method), value));
    isBroken = !written.values().stream().allMatch(Annotation::isRight);
    written.values().removeIf(value -> !isRight(value));
    for (ExecutableElement method :
        ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements())) {
      if (method.getDefaultValue() != null) {
        values.put(nameOf(method), method.getDefaultValue());
      }
    }
    values.putAll(written);
  }

  private static String nameOf(ExecutableElement method) {
    return method.getSimpleName().toString();
  }

  private static boolean isRight(AnnotationValue value) {
    return value.getValue() instanceof List<?> list
        ? list.stream().allMatch(each -> isRight((AnnotationValue) each))
        : !ERRONEOUS.equals(value.getValue());
  }

  static Annotation of(AnnotationMirror mirror) {
    return new Annotation(mirror, SINGLE);
  }

  /** One of several of the same name on the same element, counted from 0. */
  static Annotation repeated(AnnotationMirror mirror, int number) {
    return new Annotation(mirror, number);
  }

  /** Finds the annotation of that name on an element. */
  static Optional<Annotation> on(Element element, String name) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> nameOf(mirror).equals(name))
        .map(Annotation::of)
        .findFirst();
  }

  static String nameOf(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  String name() {
    return nameOf(mirror);
  }

  AnnotationMirror mirror() {
    return mirror;
  }

  /** Which one of several it is, from 0; −1 if it is the only one. */
  int number() {
    return number;
  }

  /** Whether code can mean it by a name, with its package or without. */
  boolean isNamed(String written) {
    return ("." + name()).endsWith("." + written);
  }

  /** Whether it does not compile; it has then the values that do. */
  boolean isBroken() {
    return isBroken;
  }

  /** The property that has a value; empty for none. */
  String property(@Nullable AnnotationValue value) {
    return written.entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /** The place of a property, if the code gives it a value. */
  @Nullable AnnotationValue place(String property) {
    return written.get(property);
  }

  /** A text; empty if the annotation has no such property. */
  String text(String property) {
    return value(property, String.class).orElse("");
  }

  int number(String property) {
    return value(property, Integer.class).orElse(0);
  }

  /** The numbers of an array of {@code long}. */
  List<Long> numbers(String property) {
    return all(property).stream()
        .map(AnnotationValue::getValue)
        .filter(Long.class::isInstance)
        .map(Long.class::cast)
        .toList();
  }

  boolean truth(String property) {
    return value(property, Boolean.class).orElse(false);
  }

  /** The name of a constant of an enum. */
  String constant(String property) {
    return value(property, VariableElement.class)
        .map(constant -> constant.getSimpleName().toString())
        .orElse("");
  }

  /** The class named; empty if there is none, as when it does not compile. */
  Optional<TypeElement> type(String property) {
    return value(property, DeclaredType.class).map(type -> (TypeElement) type.asElement());
  }

  /** The values of an array, or the only one. */
  List<AnnotationValue> all(String property) {
    AnnotationValue value = values.get(property);
    if (value == null) {
      return List.of();
    }
    return value.getValue() instanceof List<?> list
        ? list.stream().map(AnnotationValue.class::cast).toList()
        : List.of(value);
  }

  private <T> Optional<T> value(String property, Class<T> type) {
    return Optional.ofNullable(values.get(property))
        .map(AnnotationValue::getValue)
        .filter(type::isInstance)
        .map(type::cast);
  }
}
