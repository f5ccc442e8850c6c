// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Finds the annotations that hold for a test, in the order in which the fixtures read them. The
 * same annotation is the same object each time.
 */
final class TestAnnotations {

  private static final String OURS = "dev.modparam.junit.";
  private static final String CONTAINER = ".Container";

  /** An annotation and the class, method or annotation that has it. */
  record Declared(Element element, Annotation annotation) {}

  private final Types types;
  private final Map<Element, List<Declared>> known = new HashMap<>();

  TestAnnotations(Types types) {
    this.types = types;
  }

  /** The annotations of an element, and those on its annotations. */
  List<Declared> on(Element element) {
    List<Declared> found = known.get(element);
    if (found == null) {
      found = new ArrayList<>();
      collect(element, element.getAnnotationMirrors(), new HashSet<>(), found);
      known.put(element, found);
    }
    return found;
  }

  private static void collect(
      Element element,
      List<? extends AnnotationMirror> mirrors,
      Set<String> seen,
      List<Declared> found) {
    for (AnnotationMirror mirror : mirrors) {
      Annotation annotation = Annotation.of(mirror);
      String name = Annotation.nameOf(mirror);
      if (name.startsWith(OURS) && name.endsWith(CONTAINER)) {
        int number = 0;
        for (AnnotationValue held : annotation.all("value")) {
          Annotation one = Annotation.repeated((AnnotationMirror) held.getValue(), number++);
          found.add(new Declared(element, one));
        }
      } else if (name.startsWith(OURS)) {
        found.add(new Declared(element, annotation));
      } else if (seen.add(name)) {
        Element type = mirror.getAnnotationType().asElement();
        collect(type, type.getAnnotationMirrors(), seen, found);
      }
    }
  }

  /** The classes whose annotations hold in a class, the outermost and most general first. */
  List<TypeElement> layers(TypeElement testClass) {
    Deque<TypeElement> fromOutermost = new ArrayDeque<>();
    for (Element at = testClass; at instanceof TypeElement type; at = at.getEnclosingElement()) {
      fromOutermost.push(type);
    }
    Set<TypeElement> layers = new LinkedHashSet<>();
    fromOutermost.forEach(type -> addHierarchy(type, layers));
    return List.copyOf(layers);
  }

  private void addHierarchy(TypeElement type, Set<TypeElement> layers) {
    for (TypeMirror parent : types.directSupertypes(type.asType())) {
      addHierarchy((TypeElement) ((DeclaredType) parent).asElement(), layers);
    }
    layers.add(type);
  }
}
