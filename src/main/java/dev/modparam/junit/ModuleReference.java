// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.module.ModuleDefinition;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Finds the definition that a class, a field, or both name in an annotation. */
final class ModuleReference {

  private ModuleReference() {}

  /**
   * Finds a definition.
   *
   * @param type the class named, or {@code void.class}
   * @param field the field named, or empty
   * @param testClass where a field is looked for if no class is named
   * @throws IllegalArgumentException if nothing is found, or something else
   */
  static ModuleDefinition resolve(Class<?> type, String field, Class<?> testClass) {
    if (!field.isEmpty()) {
      return constant(type == void.class ? testClass : type, field);
    }
    if (type == void.class) {
      throw new IllegalArgumentException("name a class, a field, or both");
    }
    return ModuleProvider.class.isAssignableFrom(type)
        ? ((ModuleProvider) ReflectionSupport.newInstance(type)).definition()
        : ModuleDefinition.ofClass(type);
  }

  private static ModuleDefinition constant(Class<?> type, String name) {
    Field field = find(type, name);
    if (field == null) {
      throw new IllegalArgumentException(
          "there is no field " + name + " in " + type.getName() + " or around it");
    }
    if (!ModifierSupport.isStatic(field)) {
      throw new IllegalArgumentException("field " + name + " is not static");
    }
    Object value = ReflectionSupport.tryToReadFieldValue(field, null).toOptional().orElse(null);
    if (value instanceof ModuleDefinition definition) {
      return definition;
    }
    throw new IllegalArgumentException("field " + name + " holds no ModuleDefinition: " + value);
  }

  private static @Nullable Field find(Class<?> type, String name) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      List<Field> fields =
          ReflectionSupport.findFields(
              at, field -> field.getName().equals(name), HierarchyTraversalMode.BOTTOM_UP);
      if (!fields.isEmpty()) {
        return fields.get(0);
      }
    }
    return null;
  }
}
