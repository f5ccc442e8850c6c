// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

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
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** One annotation in the code that is compiled: its values, and where they stand. */
final class Annotation {

  static final String KERNEL_MODULE = "dev.modparam.module.KernelModule";
  static final String MODULE_PARAM = "dev.modparam.module.ModuleParam";

  private static final int SINGLE = -1;

  private final AnnotationMirror mirror;
  private final int number;
  private final Map<String, AnnotationValue> written = new LinkedHashMap<>();

  private Annotation(AnnotationMirror mirror, int number) {
    this.mirror = mirror;
    this.number = number;
    mirror
        .getElementValues()
        .forEach((method, value) -> written.put(method.getSimpleName().toString(), value));
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

  String text(String property) {
    return value(property) instanceof String text ? text : "";
  }

  int number(String property) {
    return value(property) instanceof Integer number ? number : 0;
  }

  long large(String property) {
    return value(property) instanceof Long number ? number : 0;
  }

  boolean truth(String property) {
    return value(property) instanceof Boolean truth && truth;
  }

  /** The name of a constant of an enum. */
  String constant(String property) {
    return value(property) instanceof VariableElement constant
        ? constant.getSimpleName().toString()
        : "";
  }

  /** The class named; null if there is none, as when it does not compile. */
  @Nullable TypeMirror type(String property) {
    return value(property) instanceof TypeMirror type ? type : null;
  }

  /** The values of an array, or the only one. */
  List<AnnotationValue> all(String property) {
    AnnotationValue value = find(property);
    if (value == null) {
      return List.of();
    }
    return value.getValue() instanceof List<?> list
        ? list.stream().map(AnnotationValue.class::cast).toList()
        : List.of(value);
  }

  private @Nullable Object value(String property) {
    AnnotationValue value = find(property);
    return value == null ? null : value.getValue();
  }

  private @Nullable AnnotationValue find(String property) {
    AnnotationValue value = written.get(property);
    return value != null ? value : defaultOf(property);
  }

  private @Nullable AnnotationValue defaultOf(String property) {
    for (ExecutableElement method :
        ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements())) {
      if (method.getSimpleName().contentEquals(property)) {
        return method.getDefaultValue();
      }
    }
    return null;
  }
}
