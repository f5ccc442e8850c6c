// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What code outside of a class can use of it. */
final class Reach {

  private Reach() {}

  /** Whether everybody can name a class. */
  static boolean isPublic(TypeElement type) {
    return allHave(type, Modifier.PUBLIC);
  }

  /** Whether code in a package can name a class. */
  static boolean isVisible(TypeElement type, PackageElement from, Elements elements) {
    return elements.getPackageOf(type).equals(from) ? isNotPrivate(type) : isPublic(type);
  }

  /** Whether code in its package can make an object of a class, without a failure to catch. */
  static boolean hasConstructor(TypeElement type) {
    boolean isInner =
        type.getNestingKind() != NestingKind.TOP_LEVEL
            && !type.getModifiers().contains(Modifier.STATIC);
    return !isInner
        && isNotPrivate(type)
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(Reach::isPlain);
  }

  /** Whether code in a package can make an object of a class. */
  static boolean isMakeable(TypeElement type, PackageElement from, Elements elements) {
    return isVisible(type, from, elements)
        && hasConstructor(type)
        && (elements.getPackageOf(type).equals(from)
            || ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(Reach::isPlain)
                .allMatch(constructor -> constructor.getModifiers().contains(Modifier.PUBLIC)));
  }

  private static boolean isPlain(ExecutableElement constructor) {
    return constructor.getParameters().isEmpty()
        && constructor.getThrownTypes().isEmpty()
        && !constructor.getModifiers().contains(Modifier.PRIVATE);
  }

  /** Whether code in the package of a class can name it. */
  static boolean isNotPrivate(TypeElement type) {
    for (@Nullable Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (at.getModifiers().contains(Modifier.PRIVATE)) {
        return false;
      }
    }
    return true;
  }

  private static boolean allHave(TypeElement type, Modifier modifier) {
    for (@Nullable Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (!at.getModifiers().contains(modifier)) {
        return false;
      }
    }
    return true;
  }
}
