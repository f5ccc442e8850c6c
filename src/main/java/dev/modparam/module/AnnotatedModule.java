// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import dev.modparam.declaration.ClassRules;
import dev.modparam.declaration.FieldDeclaration;
import dev.modparam.declaration.FieldRules;
import dev.modparam.declaration.JavaType;
import dev.modparam.param.ArrayType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamConverter;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ModuleDefinition} from a class with annotated fields. */
final class AnnotatedModule {

  private final Class<?> type;
  private final MethodHandles.Lookup caller;
  private final Object prototype;

  private AnnotatedModule(Class<?> type, MethodHandles.Lookup caller, Object prototype) {
    this.type = type;
    this.caller = caller;
    this.prototype = prototype;
  }

  static ModuleDefinition read(Class<?> type, MethodHandles.Lookup caller) {
    ClassRules.requireConstructor(Reflected.describe(type));
    Supplier<Object> constructor = constructor(type, caller);
    List<FieldDeclaration> fields =
        annotatedFields(type).stream()
            .map(field -> Reflected.describe(field, FieldDeclaration.UNKNOWN, null))
            .toList();
    Optional<ModuleDefinition> written = WrittenModule.of(type, caller, fields);
    return written.isPresent()
        ? written.get()
        : new AnnotatedModule(type, caller, constructor.get()).definition(constructor);
  }

  static ModuleDefinition read(Object driver, MethodHandles.Lookup caller) {
    requireModule(driver.getClass());
    return new AnnotatedModule(driver.getClass(), caller, driver).definition(() -> driver);
  }

  private static void requireModule(Class<?> type) {
    ClassRules.requireModule(Reflected.describe(type));
  }

  private static Supplier<Object> constructor(Class<?> type, MethodHandles.Lookup caller) {
    try {
      MethodHandle constructor =
          privateLookup(type, caller).findConstructor(type, MethodType.methodType(void.class));
      return () -> make(type, constructor);
    } catch (NoSuchMethodException | IllegalAccessException problem) {
      throw new IllegalArgumentException(
          "the constructor of " + type.getName() + " cannot be called: " + problem.getMessage(),
          problem);
    }
  }

  private static Object make(Class<?> type, MethodHandle constructor) {
    try {
      return constructor.invoke();
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException("the constructor of " + type.getName() + " failed", failure);
    }
  }

  private static MethodHandles.Lookup privateLookup(Class<?> type, MethodHandles.Lookup caller) {
    try {
      return MethodHandles.privateLookupIn(type, caller);
    } catch (IllegalAccessException problem) {
      throw new IllegalArgumentException(
          "the fields of "
              + type.getName()
              + " are closed to dev.modparam: add \"opens "
              + type.getPackageName()
              + " to dev.modparam;\" to module-info.java of "
              + type.getModule().getName()
              + ", or give MethodHandles.lookup()",
          problem);
    }
  }

  private ModuleDefinition definition(Supplier<Object> instances) {
    KernelModule module = Objects.requireNonNull(type.getAnnotation(KernelModule.class));
    String name = ClassRules.moduleName(module.name(), type.getSimpleName());
    List<Param<?>> params = new ArrayList<>();
    for (Field field : annotatedFields(type)) {
      params.add(param(field));
    }
    ModuleDefinition definition =
        ModuleDefinition.of(name, params)
            .license(module.license())
            .dependsOn(module.dependsOn())
            .instances(instances);
    for (String author : module.author()) {
      definition = definition.addAuthor(author);
    }
    if (!module.description().isEmpty()) {
      definition = definition.description(module.description());
    }
    if (!module.version().isEmpty()) {
      definition = definition.version(module.version());
    }
    for (String alias : module.alias()) {
      definition = definition.addAlias(alias);
    }
    return definition;
  }

  /** The parameters of the superclass come first, as its fields are initialized first. */
  private static List<Field> annotatedFields(Class<?> type) {
    Deque<Class<?>> fromTop = new ArrayDeque<>();
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      fromTop.push(at);
    }
    return fromTop.stream()
        .flatMap(at -> Arrays.stream(at.getDeclaredFields()))
        .filter(field -> field.isAnnotationPresent(ModuleParam.class))
        .toList();
  }

  private Param<?> param(Field field) {
    try {
      return declare(field);
    } catch (IllegalArgumentException problem) {
      throw new IllegalArgumentException(
          "field "
              + field.getName()
              + " of "
              + field.getDeclaringClass().getName()
              + ": "
              + problem.getMessage(),
          problem);
    }
  }

  private Param<?> declare(Field field) {
    FieldRules.modifiers(Reflected.describe(field, FieldDeclaration.UNKNOWN, null));
    FieldDeclaration declared = Reflected.describe(field, lengthIn(field), converted(field));
    Class<?> declaring = field.getDeclaringClass();
    VarHandle counter =
        FieldRules.counter(declared, Reflected.fields(declaring))
            .map(found -> handle(declaring, found.name()))
            .orElse(null);
    ParamType<?> type = FieldRules.type(declared);
    ParamType<?> counted =
        counter != null && type instanceof ArrayType<?> array
            ? array.counted((int) counter.get(prototype))
            : type;
    return bound(declared, counted, handle(field), counter);
  }

  /** The type that the converter of a field makes, or null if it has none. */
  private @Nullable ParamType<?> converted(Field field) {
    Class<?> converter = Objects.requireNonNull(field.getAnnotation(ModuleParam.class)).converter();
    if (converter == ParamConverter.class) {
      return null;
    }
    ClassRules.requireConverter(Reflected.describe(converter));
    ParamConverter<?> made = (ParamConverter<?>) constructor(converter, caller).get();
    Class<?> component = field.getType().getComponentType();
    Class<?> holder = component == null ? field.getType() : component;
    boolean fits = MethodType.methodType(holder).wrap().returnType().isInstance(made.zero());
    ClassRules.requireFit(converter.getName(), JavaType.of(holder), fits);
    return ParamTypes.converted(made);
  }

  private int lengthIn(Field field) {
    if (!field.getType().isArray()) {
      return FieldDeclaration.UNKNOWN;
    }
    Object array = handle(field).get(prototype);
    return array == null ? FieldDeclaration.NULL : Array.getLength(array);
  }

  private <T extends @Nullable Object> Param<T> bound(
      FieldDeclaration declared, ParamType<T> type, VarHandle field, @Nullable VarHandle counter) {
    Param<T> param = FieldRules.named(declared, type).boundTo(field, counter, prototype);
    return FieldRules.described(declared, FieldRules.permitted(declared, param));
  }

  private VarHandle handle(Class<?> declaring, String name) {
    try {
      return handle(declaring.getDeclaredField(name));
    } catch (NoSuchFieldException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private VarHandle handle(Field field) {
    try {
      return privateLookup(field.getDeclaringClass(), caller).unreflectVarHandle(field);
    } catch (IllegalAccessException problem) {
      throw new IllegalArgumentException("it cannot be accessed: " + problem.getMessage(), problem);
    }
  }
}
