// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestInstances;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The extensions that fields with {@link RegisterExtension} hold. They are looked for, and not
 * merely called, because each layer of declarations needs to know its own, and because only one of
 * several extensions can answer for a parameter.
 */
final class Registrations {

  private record Registration(Class<?> layer, KernelExtension extension, String source) {}

  private final List<Registration> found;

  private Registrations(List<Registration> found) {
    this.found = found;
  }

  static Registrations of(ExtensionContext context) {
    return of(Contexts.testClasses(context), context);
  }

  /**
   * The extensions that JUnit knows when it makes an object of a class, perhaps an enclosing one.
   */
  static Registrations whenMaking(Class<?> type, ExtensionContext context) {
    List<Class<?>> classes = new ArrayList<>(Contexts.testClasses(context));
    return of(classes.subList(0, classes.indexOf(type) + 1), context);
  }

  private static Registrations of(Collection<Class<?>> testClasses, ExtensionContext context) {
    List<Registration> found = new ArrayList<>();
    for (Class<?> testClass : testClasses) {
      Object instance =
          context.getTestInstances().map(all -> instanceOf(testClass, all)).orElse(null);
      for (Field field : fields(testClass, instance != null)) {
        ReflectionSupport.tryToReadFieldValue(field, instance)
            .toOptional()
            .filter(KernelExtension.class::isInstance)
            .map(KernelExtension.class::cast)
            .ifPresent(extension -> found.add(registration(field, extension)));
      }
    }
    return new Registrations(found.stream().distinct().toList());
  }

  private static @Nullable Object instanceOf(Class<?> testClass, TestInstances instances) {
    return instances.findInstance(testClass).orElse(null);
  }

  private static List<Field> fields(Class<?> testClass, boolean withInstance) {
    return AnnotationSupport.findAnnotatedFields(
        testClass,
        RegisterExtension.class,
        field ->
            field.getType().isAssignableFrom(KernelExtension.class)
                && (withInstance || ModifierSupport.isStatic(field)),
        HierarchyTraversalMode.TOP_DOWN);
  }

  private static Registration registration(Field field, KernelExtension extension) {
    Class<?> layer = field.getDeclaringClass();
    return new Registration(layer, extension, "field " + layer.getName() + "." + field.getName());
  }

  boolean contains(KernelExtension extension) {
    return found.stream().anyMatch(each -> each.extension() == extension);
  }

  /** Whether this one of several extensions acts: the innermost that a field holds. */
  boolean isLast(KernelExtension extension) {
    return found.isEmpty() || Objects.equals(found.get(found.size() - 1).extension(), extension);
  }

  List<String> sources() {
    return found.stream().map(Registration::source).toList();
  }

  List<Setting> settingsOf(Class<?> layer) {
    return found.stream()
        .filter(each -> each.layer() == layer)
        .flatMap(
            each ->
                each.extension().settings().stream()
                    .map(setting -> setting.from(setting.source() + " in " + each.source())))
        .toList();
  }
}
