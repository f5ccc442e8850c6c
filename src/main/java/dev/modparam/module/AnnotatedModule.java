// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ModuleDefinition} from a class with annotated fields. */
final class AnnotatedModule {

  private static final Map<Class<?>, ModuleParam.Type> AUTOMATIC =
      Map.of(
          boolean.class, ModuleParam.Type.BOOL,
          short.class, ModuleParam.Type.SHORT,
          int.class, ModuleParam.Type.INT,
          long.class, ModuleParam.Type.LONG,
          String.class, ModuleParam.Type.CHARP);

  private final Class<?> type;
  private final MethodHandles.Lookup caller;
  private final Object prototype;

  private AnnotatedModule(Class<?> type, MethodHandles.Lookup caller, Object prototype) {
    this.type = type;
    this.caller = caller;
    this.prototype = prototype;
  }

  static ModuleDefinition read(Class<?> type, MethodHandles.Lookup caller) {
    Supplier<Object> constructor = constructor(type, caller);
    return new AnnotatedModule(type, caller, constructor.get()).definition(constructor);
  }

  static ModuleDefinition read(Object driver, MethodHandles.Lookup caller) {
    requireModule(driver.getClass());
    return new AnnotatedModule(driver.getClass(), caller, driver).definition(() -> driver);
  }

  private static KernelModule requireModule(Class<?> type) {
    KernelModule module = type.getAnnotation(KernelModule.class);
    if (module == null) {
      throw new IllegalArgumentException(
          type.getName() + " is no kernel module: annotate it with @KernelModule");
    }
    if (type.isRecord()) {
      throw new IllegalArgumentException(
          type.getName()
              + " is a record, whose fields cannot change; a parameter can be set: use a class");
    }
    return module;
  }

  private static Supplier<Object> constructor(Class<?> type, MethodHandles.Lookup caller) {
    requireModule(type);
    if (Modifier.isAbstract(type.getModifiers())) {
      throw new IllegalArgumentException(type.getName() + " is abstract and cannot be made");
    }
    MethodHandle constructor;
    try {
      constructor =
          privateLookup(type, caller).findConstructor(type, MethodType.methodType(void.class));
    } catch (NoSuchMethodException | IllegalAccessException problem) {
      throw new IllegalArgumentException(
          type.getName()
              + " has no constructor that takes nothing"
              + (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())
                  ? "; make the nested class static"
                  : "; give it one, or define the module with an object of it"),
          problem);
    }
    return () -> make(type, constructor);
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
    KernelModule module = requireModule(type);
    String name = module.name().isEmpty() ? snakeCase(type.getSimpleName()) : module.name();
    List<Param<?>> params = new ArrayList<>();
    for (Field field : annotatedFields()) {
      params.add(param(field, field.getAnnotation(ModuleParam.class)));
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
  private List<Field> annotatedFields() {
    Deque<Class<?>> fromTop = new ArrayDeque<>();
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      fromTop.push(at);
    }
    return fromTop.stream()
        .flatMap(at -> Arrays.stream(at.getDeclaredFields()))
        .filter(field -> field.isAnnotationPresent(ModuleParam.class))
        .toList();
  }

  private Param<?> param(Field field, ModuleParam declared) {
    try {
      return declare(field, declared, paramType(field, declared));
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

  private ParamType<?> paramType(Field field, ModuleParam declared) {
    if (Modifier.isStatic(field.getModifiers())) {
      throw new IllegalArgumentException(
          "a parameter cannot be static: each load has values of its own");
    }
    if (Modifier.isFinal(field.getModifiers())) {
      throw new IllegalArgumentException("a parameter cannot be final: it can be set");
    }
    Class<?> javaType = field.getType();
    if (!javaType.isArray()) {
      if (!declared.counter().isEmpty()) {
        throw new IllegalArgumentException("only an array has a counter");
      }
      return scalar(javaType, declared);
    }
    Object array = valueOf(field);
    if (array == null) {
      throw new IllegalArgumentException(
          "the array is null; give it its largest length, as in = new int[8]");
    }
    ArrayType<?> type =
        ParamTypes.array(scalar(javaType.getComponentType(), declared), Array.getLength(array));
    return declared.counter().isEmpty() ? type : type.counted(initialCount(field, declared));
  }

  private int initialCount(Field array, ModuleParam declared) {
    return (int) handle(counterField(array, declared)).get(prototype);
  }

  private static Field counterField(Field array, ModuleParam declared) {
    for (Field field : array.getDeclaringClass().getDeclaredFields()) {
      if (field.getName().equals(declared.counter()) && field.getType() == int.class) {
        if (Modifier.isStatic(field.getModifiers()) || Modifier.isFinal(field.getModifiers())) {
          throw new IllegalArgumentException(
              "the counter " + field.getName() + " cannot be static or final: each set changes it");
        }
        return field;
      }
    }
    throw new IllegalArgumentException(
        "there is no int field " + declared.counter() + " in its class to count");
  }

  private static ParamType<?> scalar(Class<?> javaType, ModuleParam declared) {
    if (declared.size() != 0) {
      if (javaType != String.class || declared.type() != ModuleParam.Type.AUTO) {
        throw new IllegalArgumentException("size is for a String without another type");
      }
      return ParamTypes.string(declared.size());
    }
    ParamType<?> type = kernelType(javaType, declared.type());
    boolean bounded = declared.min() != Long.MIN_VALUE || declared.max() != Long.MAX_VALUE;
    if (!bounded) {
      return type;
    }
    if (!(type instanceof IntegerType<?> integer)) {
      throw new IllegalArgumentException("min and max are for integers, not for " + type);
    }
    return bounded(integer, declared.min(), declared.max());
  }

  private static <N extends Number> ParamType<N> bounded(IntegerType<N> type, long min, long max) {
    return type.between(
        min == Long.MIN_VALUE ? type.min().longValue() : min,
        max == Long.MAX_VALUE ? type.max().longValue() : max);
  }

  private static ParamType<?> kernelType(Class<?> javaType, ModuleParam.Type declared) {
    ModuleParam.Type type = declared == ModuleParam.Type.AUTO ? AUTOMATIC.get(javaType) : declared;
    if (type == null) {
      throw new IllegalArgumentException(
          javaType == byte.class
              ? "a Java byte is signed, the kernel's is not: use a short with type = BYTE"
              : "no kernel type lives in a "
                  + javaType.getSimpleName()
                  + "; a parameter is a boolean, short, int, long, String or an array of these");
    }
    return type.paramType();
  }

  private <T extends @Nullable Object> Param<T> declare(
      Field field, ModuleParam declared, ParamType<T> paramType) {
    String name = declared.name().isEmpty() ? snakeCase(field.getName()) : declared.name();
    VarHandle counter = declared.counter().isEmpty() ? null : handle(counterField(field, declared));
    Param<T> param =
        Param.of(name, paramType)
            .boundTo(handle(field), counter, prototype)
            .permissions(declared.permissions());
    param = declared.description().isEmpty() ? param : param.description(declared.description());
    param = declared.unsafe() ? param.unsafe() : param;
    return declared.hardware() ? param.hardware() : param;
  }

  private @Nullable Object valueOf(Field field) {
    return handle(field).get(prototype);
  }

  private VarHandle handle(Field field) {
    try {
      return privateLookup(field.getDeclaringClass(), caller).unreflectVarHandle(field);
    } catch (IllegalAccessException problem) {
      throw new IllegalArgumentException("it cannot be accessed: " + problem.getMessage(), problem);
    }
  }

  /** {@code maxFPSRate} becomes {@code max_fps_rate}. */
  static String snakeCase(String camelCase) {
    return camelCase
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
