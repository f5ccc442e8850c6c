// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** What the members of a test class are for. */
final class TestMembers {

  private static final String JUPITER = "org.junit.jupiter.";
  private static final String EXTENSION = "dev.modparam.junit.KernelExtension";

  private TestMembers() {}

  /** Whether a method is a test, or several. */
  static boolean isTest(ExecutableElement method) {
    return method.getAnnotationMirrors().stream()
        .map(Annotation::nameOf)
        .anyMatch(name -> name.startsWith(JUPITER) && name.matches(".*Test(Factory|Template)?"));
  }

  /** Whether code of a class may load modules before a test starts. */
  static boolean loadModules(TypeElement type) {
    return type.getEnclosedElements().stream().anyMatch(TestMembers::mayLoad);
  }

  private static boolean mayLoad(Element member) {
    return member.getKind() == ElementKind.FIELD
        ? member.asType().toString().equals(EXTENSION)
        : member.getAnnotationMirrors().stream()
            .anyMatch(mirror -> Annotation.nameOf(mirror).startsWith(JUPITER + "api.Before"));
  }
}
