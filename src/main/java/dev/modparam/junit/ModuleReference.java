// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleDefinition;
import java.lang.reflect.Field;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The module that an annotation names.
 *
 * @param type the class named, or {@code void.class}
 * @param field the field named, or empty
 * @param resource the resource named, or empty
 * @param name the name that the module of a resource gets, or empty
 */
record ModuleReference(Class<?> type, String field, String resource, String name) {

  static ModuleReference of(LoadModule annotation) {
    return new ModuleReference(
        annotation.value(), annotation.field(), annotation.resource(), annotation.name());
  }

  static ModuleReference of(BuiltIn annotation) {
    return new ModuleReference(
        annotation.value(), annotation.field(), annotation.resource(), annotation.name());
  }

  static ModuleReference of(BoundaryValues annotation) {
    return new ModuleReference(
        annotation.value(), annotation.field(), annotation.resource(), annotation.name());
  }

  /**
   * Finds the definition.
   *
   * @param testClass where a field is looked for if no class is named
   * @param near what a resource is near to if no class is named
   * @throws IllegalArgumentException if nothing is found, or something else
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if the resource is not
   *     there or cannot be read
   */
  ModuleDefinition resolve(Class<?> testClass, Class<?> near) {
    if (!field.isEmpty() && !resource.isEmpty()) {
      throw new IllegalArgumentException(
          "field " + field + " contradicts resource " + resource + ": name one of them");
    }
    if (!resource.isEmpty()) {
      return ModuleResource.module(type == void.class ? near : type, resource, name);
    }
    if (!name.isEmpty()) {
      throw new IllegalArgumentException(
          "name " + name + " is only for a resource; other modules have their own");
    }
    if (!field.isEmpty()) {
      return constant(type == void.class ? testClass : type, field);
    }
    if (type == void.class) {
      throw new IllegalArgumentException("name a class, a field, or both, or a resource");
    }
    boolean supplies =
        Supplier.class.isAssignableFrom(type) && !type.isAnnotationPresent(KernelModule.class);
    return supplies ? supplied(type) : ModuleDefinition.ofClass(type);
  }

  private static ModuleDefinition supplied(Class<?> type) {
    Object made = ((Supplier<?>) ReflectionSupport.newInstance(type)).get();
    if (made instanceof ModuleDefinition definition) {
      return definition;
    }
    throw new IllegalArgumentException(
        type.getName() + " supplies " + made + " instead of a ModuleDefinition");
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
