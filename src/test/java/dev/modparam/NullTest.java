// SPDX-License-Identifier: Apache-2.0
package dev.modparam;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.House.Room;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every public method and constructor refuses null with a {@link NullPointerException} whose
 * message is the name of the parameter, unless the parameter is {@code @Nullable}.
 */
class NullTest {

  /** Methods of which null is not asked: the language or another library says what they do. */
  private static final Set<String> NOT_OURS = Set.of("equals", "compareTo", "valueOf");

  private static final List<Class<?>> TYPES =
      House.exported().stream().sorted().flatMap(NullTest::publicTypes).toList();

  private static final Samples SAMPLES = new Samples(TYPES);

  static List<Room> rooms() {
    return House.rooms().stream().filter(Room::forUsers).toList();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void null_is_refused_by_name(Room room) {
    List<String> problems = new ArrayList<>();
    for (Class<?> type : TYPES) {
      if (type.getPackageName().equals(room.packageName())) {
        callables(type).flatMap(NullTest::problems).sorted().forEach(problems::add);
      }
    }
    assertThat(problems).isEmpty();
  }

  private static Stream<Class<?>> publicTypes(String packageName) {
    Path folder = House.COMPILED.resolve(packageName.replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      List<Class<?>> types = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString().replaceFirst("\\.class$", "");
        if (!name.endsWith("-info") && Files.isRegularFile(file)) {
          types.add(Class.forName(packageName + "." + name));
        }
      }
      types.removeIf(type -> !isPublic(type) || type.isAnnotation());
      return types.stream();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (ClassNotFoundException problem) {
      throw new AssertionError(problem);
    }
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
  }

  private static Stream<Executable> callables(Class<?> type) {
    Stream<Constructor<?>> constructors =
        Modifier.isAbstract(type.getModifiers())
            ? Stream.empty()
            : Arrays.stream(type.getConstructors());
    Stream<Method> methods =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> !NOT_OURS.contains(method.getName()))
            .filter(method -> !isDeclaredByALibrary(method));
    return Stream.<Executable>concat(constructors, methods)
        .filter(called -> Modifier.isPublic(called.getModifiers()) && !called.isSynthetic());
  }

  /** Whether the method implements one of JUnit or AssertJ, which call it. */
  private static boolean isDeclaredByALibrary(Method method) {
    return Stream.concat(
            Stream.of(method.getDeclaringClass().getInterfaces()),
            Stream.ofNullable(method.getDeclaringClass().getSuperclass()))
        .filter(above -> above.getName().startsWith("org."))
        .flatMap(above -> Arrays.stream(above.getMethods()))
        .anyMatch(
            above ->
                above.getName().equals(method.getName())
                    && above.getParameterCount() == method.getParameterCount());
  }

  private static Stream<String> problems(Executable called) {
    Object target = null;
    if (called instanceof Method method && !Modifier.isStatic(method.getModifiers())) {
      Optional<Object> sample = SAMPLES.of(method.getDeclaringClass());
      if (sample.isEmpty()) {
        return called.getParameterCount() == 0
            ? Stream.empty()
            : Stream.of(described(called) + ": no sample of its class");
      }
      target = sample.get();
      if (Proxy.isProxyClass(target.getClass())) {
        return Stream.empty(); // code of users
      }
    }
    Object owner = target;
    Parameter[] parameters = called.getParameters();
    return Stream.iterate(0, i -> i < parameters.length, i -> i + 1)
        .filter(i -> refusesNull(parameters[i]))
        .flatMap(i -> problem(called, owner, i).stream());
  }

  private static String name(Executable called, int position) {
    try {
      return ParameterNames.of(called.getDeclaringClass()).name(called, position);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static String described(Executable called) {
    return called.getDeclaringClass().getSimpleName()
        + "."
        + (called instanceof Constructor<?> ? "new" : called.getName())
        + Stream.of(called.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(joining(", ", "(", ")"));
  }

  private static boolean refusesNull(Parameter parameter) {
    AnnotatedType type = parameter.getAnnotatedType();
    boolean mayBeNull =
        type instanceof AnnotatedTypeVariable variable
            && Stream.of(variable.getAnnotatedBounds()).allMatch(NullTest::isNullable);
    return !parameter.getType().isPrimitive() && !isNullable(type) && !mayBeNull;
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static Optional<String> problem(Executable called, Object target, int position) {
    String name = name(called, position);
    String place = described(called) + ": " + name;
    Optional<Object[]> arguments = SAMPLES.arguments(called);
    if (arguments.isEmpty()) {
      return Optional.of(place + " has no sample");
    }
    arguments.get()[position] = null;
    try {
      if (called instanceof Method method) {
        method.invoke(target, arguments.get());
      } else if (called instanceof Constructor<?> constructor) {
        constructor.newInstance(arguments.get());
      }
      return Optional.of(place + " may be null");
    } catch (InvocationTargetException failure) {
      Throwable cause = failure.getCause();
      return cause instanceof NullPointerException && name.equals(cause.getMessage())
          ? Optional.empty()
          : Optional.of(place + " is refused with " + cause);
    } catch (ReflectiveOperationException problem) {
      return Optional.of(place + " cannot be asked: " + problem);
    }
  }
}
