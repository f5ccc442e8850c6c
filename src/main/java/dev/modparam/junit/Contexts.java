// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where a context is in the tree of tests. */
final class Contexts {

  private Contexts() {}

  /** The test classes of a context and of those around it, outermost first. */
  static Collection<Class<?>> testClasses(ExtensionContext context) {
    Deque<ExtensionContext> fromRoot = new ArrayDeque<>();
    Optional<ExtensionContext> at = Optional.of(context);
    while (at.isPresent()) {
      fromRoot.push(at.get());
      at = at.get().getParent();
    }
    Set<Class<?>> classes = new LinkedHashSet<>();
    fromRoot.forEach(each -> each.getTestClass().ifPresent(classes::add));
    return classes;
  }

  /** What a class inherits declarations from, the most general first, and the class itself. */
  static List<Class<?>> hierarchy(Class<?> type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    collect(type, found);
    return new ArrayList<>(found);
  }

  private static void collect(Class<?> type, Set<Class<?>> found) {
    Class<?> parent = type.getSuperclass();
    if (parent != null && parent != Object.class) {
      collect(parent, found);
    }
    for (Class<?> each : type.getInterfaces()) {
      collect(each, found);
    }
    found.add(type);
  }

  /** Whether a context belongs to one test, not to a class. */
  static boolean isTest(ExtensionContext context) {
    return context.getTestMethod().isPresent();
  }

  /** The innermost context of a class that a context is in. */
  static ExtensionContext ofClass(ExtensionContext context, Class<?> type) {
    ExtensionContext at = ofClass(context);
    while (!at.getTestClass().equals(Optional.of(type))) {
      at = at.getParent().orElseThrow();
    }
    return at;
  }

  /** The context of the class, or of its invocation if it is a template. */
  static ExtensionContext ofClass(ExtensionContext context) {
    ExtensionContext at = context;
    while (isTest(at)) {
      at = at.getParent().orElseThrow();
    }
    return at;
  }
}
