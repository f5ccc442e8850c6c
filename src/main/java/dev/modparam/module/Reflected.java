// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import dev.modparam.declaration.ClassDeclaration;
import dev.modparam.declaration.FieldDeclaration;
import dev.modparam.declaration.JavaType;
import dev.modparam.declaration.ParamSettings;
import dev.modparam.param.ParamType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes classes and fields as the rules for declarations want them. */
final class Reflected {

  private Reflected() {}

  static ClassDeclaration describe(Class<?> type) {
    return new ClassDeclaration(
        type.getName(),
        type.isAnnotationPresent(KernelModule.class),
        type.isRecord(),
        Modifier.isAbstract(type.getModifiers()),
        type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers()),
        Arrays.stream(type.getDeclaredConstructors())
            .map(Constructor::getParameterCount)
            .anyMatch(count -> count == 0));
  }

  /**
   * Describes a field.
   *
   * @param length of the array that it holds, as {@link FieldDeclaration} has it
   * @param converted the type that its converter makes, or null if it has none
   */
  static FieldDeclaration describe(Field field, int length, @Nullable ParamType<?> converted) {
    return new FieldDeclaration(
        field.getName(),
        JavaType.of(field.getType()),
        Modifier.isStatic(field.getModifiers()),
        Modifier.isFinal(field.getModifiers()),
        length,
        settings(field.getAnnotation(ModuleParam.class), converted));
  }

  /** Describes the fields of a class, without what they hold. */
  static List<FieldDeclaration> fields(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .map(field -> describe(field, FieldDeclaration.UNKNOWN, null))
        .toList();
  }

  private static ParamSettings settings(
      @Nullable ModuleParam declared, @Nullable ParamType<?> converted) {
    return declared == null
        ? ParamSettings.NONE
        : new ParamSettings(
            declared.name(),
            declared.type().word(),
            declared.permissions(),
            declared.mode(),
            declared.description(),
            Arrays.stream(declared.min()).boxed().toList(),
            Arrays.stream(declared.max()).boxed().toList(),
            declared.size(),
            declared.counter(),
            converted,
            declared.unsafe(),
            declared.hardware());
  }
}
