// SPDX-License-Identifier: Apache-2.0
package dev.modparam;

import static dev.modparam.param.ParamTypes.INT;

import dev.modparam.assertj.LoadAssert;
import dev.modparam.assertj.LoadExceptionAssert;
import dev.modparam.assertj.ModparamAssertions;
import dev.modparam.audit.Audit;
import dev.modparam.audit.AuditReport;
import dev.modparam.audit.Finding;
import dev.modparam.audit.Rule;
import dev.modparam.audit.Severity;
import dev.modparam.binary.KernelObject;
import dev.modparam.binary.ModuleCatalog;
import dev.modparam.input.Location;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An object of each type, found by trying: a constant, a constructor, a method that returns one.
 * What cannot be found that way is given in {@link #GIVEN}.
 */
final class Samples {
  private static final Map<Class<?>, Object> GIVEN = new HashMap<>();

  static {
    Param<Integer> param = Param.of("p", INT).permissions(0644);
    ModuleDefinition definition = ModuleDefinition.of("m", param);
    SimulatedKernel kernel = new SimulatedKernel();
    GIVEN.put(Param.class, param);
    GIVEN.put(ModuleDefinition.class, definition);
    GIVEN.put(SimulatedKernel.class, kernel);
    GIVEN.put(LoadedModule.class, kernel.insmod(definition));
    GIVEN.put(String.class, "m");
    GIVEN.put(Object.class, "m");
    GIVEN.put(Number.class, 1);
    GIVEN.put(Comparable.class, 1);
    GIVEN.put(Class.class, Samples.class);
    GIVEN.put(Throwable.class, new IllegalStateException("sample"));
    GIVEN.put(Path.class, Path.of("no-such-folder", "file"));
    GIVEN.put(Optional.class, Optional.empty());
    GIVEN.put(List.class, List.of());
    GIVEN.put(Collection.class, List.of());
    GIVEN.put(Iterable.class, List.of());
    GIVEN.put(Set.class, Set.of());
    GIVEN.put(Map.class, Map.of());
    GIVEN.put(BigInteger.class, BigInteger.ONE);
    GIVEN.put(ByteBuffer.class, ByteBuffer.allocate(0));
    GIVEN.put(MethodHandles.Lookup.class, MethodHandles.lookup());
    GIVEN.put(VarHandle.class, MethodHandles.arrayElementVarHandle(int[].class));
    GIVEN.put(Duration.class, Duration.ofSeconds(1));
    ParamType<Integer> noting =
        Operations.on(INT)
            .set(
                (text, variable) -> {
                  GIVEN.put(Operations.Variable.class, variable);
                  return 0;
                })
            .type();
    noting.parse("1");
    GIVEN.put(int.class, 1);
    GIVEN.put(long.class, 1L);
    GIVEN.put(
        ConfigFile.Line.class,
        ConfigFile.parse("a.conf", "options m p=1\n", KmodVersion.KMOD_30).lines().get(0));
    AuditReport report = audit();
    GIVEN.put(Audit.class, Audit.builder().build());
    GIVEN.put(AuditReport.class, report);
    GIVEN.put(Finding.class, report.findings().get(0));
    GIVEN.put(Rule.class, Rule.all().get(0));
    GIVEN.put(Stream.class, Stream.empty());
    GIVEN.put(TreeModule.class, ModuleTree.of(definition).modules().iterator().next());
    GIVEN.put(LoadAssert.class, ModparamAssertions.assertThatLoad(() -> kernel.insmod(definition)));
    GIVEN.put(
        LoadExceptionAssert.class,
        ModparamAssertions.assertThatLoad(() -> kernel.insmod(definition)).fails());
    GIVEN.put(KernelObject.class, object());
    GIVEN.put(ModuleCatalog.class, catalog());
    GIVEN.put(
        OpenFile.class, kernel.files().open("/sys/module/m/parameters/p", OpenFile.Flag.READ));
  }

  /** A report with a finding; the rule that finds it shows what rules are given. */
  private static AuditReport audit() {
    Rule rule =
        Rule.of(
            "SAMPLE1",
            "sample",
            Severity.ERROR,
            "",
            "",
            (machine, findings) -> {
              GIVEN.put(Rule.Machine.class, machine);
              GIVEN.put(Rule.Findings.class, findings);
              findings.add(Location.ofFile("a.conf"), "sample");
            });
    try {
      return Audit.builder().addRule(rule).build().run();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private final Collection<Class<?>> types;
  private final Map<Class<?>, Object> found = new HashMap<>(GIVEN);
  private final Set<Class<?>> missing = new HashSet<>();

  private static KernelObject object() {
    String name = "/dev/modparam/vectors/rust-7.2/rs_none.ko.xz";
    try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(name))) {
      return KernelObject.read(in.readAllBytes(), name);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static ModuleCatalog catalog() {
    try {
      return ModuleCatalog.read(Path.of("src", "test", "scripts"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Looks for samples among the members of some types. */
  Samples(Collection<Class<?>> types) {
    this.types = types;
  }

  /** An object of a type, if one can be found. */
  Optional<Object> of(Class<?> type) {
    Object known = found.get(type);
    if (known != null) {
      return Optional.of(known);
    }
    if (!missing.add(type)) { // also while it is looked for
      return Optional.empty();
    }
    Optional<Object> sample = find(type);
    sample.ifPresent(
        object -> {
          found.put(type, object);
          missing.remove(type);
        });
    return sample;
  }

  /** Arguments for a call, unless one of them cannot be found. */
  Optional<Object[]> arguments(Executable called) {
    Object[] arguments = new Object[called.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      Optional<Object> sample = of(called.getParameterTypes()[i]);
      if (sample.isEmpty()) {
        return Optional.empty();
      }
      arguments[i] = sample.get();
    }
    return Optional.of(arguments);
  }

  private Optional<Object> find(Class<?> type) {
    if (type.isPrimitive()) {
      return Optional.of(Array.get(Array.newInstance(type, 1), 0));
    } else if (type.isArray()) {
      return Optional.of(Array.newInstance(type.getComponentType(), 0));
    } else if (type.isEnum()) {
      return Optional.of(type.getEnumConstants()[0]);
    } else if (type.getPackageName().startsWith(House.ROOT)) {
      Optional<Object> made = made(type);
      return made.isPresent() || !type.isInterface() || type.isSealed() ? made : proxy(type);
    }
    return type.isInterface() ? proxy(type) : constructed(type);
  }

  private Optional<Object> made(Class<?> type) {
    Optional<Object> made = constructed(type).or(() -> fromMembers(type, type));
    for (Class<?> other : types) {
      if (made.isPresent()) {
        break;
      }
      made = fromMembers(other, type);
    }
    return made;
  }

  private Optional<Object> constructed(Class<?> type) {
    for (Constructor<?> constructor : type.getConstructors()) {
      if (Modifier.isAbstract(type.getModifiers())) {
        break;
      }
      Optional<Object> made = arguments(constructor).flatMap(given -> call(constructor, given));
      if (made.isPresent()) {
        return made;
      }
    }
    return Optional.empty();
  }

  private static Optional<Object> call(Constructor<?> constructor, Object[] arguments) {
    try {
      return Optional.of(constructor.newInstance(arguments));
    } catch (ReflectiveOperationException refused) {
      return Optional.empty();
    }
  }

  private Optional<Object> fromMembers(Class<?> owner, Class<?> wanted) {
    for (Field field : owner.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && wanted.isAssignableFrom(field.getType())) {
        return constant(field);
      }
    }
    for (Method method : sorted(owner)) {
      if (!returns(method, wanted)) {
        continue;
      }
      Optional<Object> made =
          Modifier.isStatic(method.getModifiers())
              ? call(method, null, wanted)
              : of(owner).flatMap(target -> call(method, target, wanted));
      if (made.isPresent()) {
        return made;
      }
    }
    return Optional.empty();
  }

  private static List<Method> sorted(Class<?> owner) {
    List<Method> methods = new ArrayList<>(List.of(owner.getMethods()));
    methods.removeIf(Method::isSynthetic);
    methods.sort(
        java.util.Comparator.comparing(Method::getParameterCount).thenComparing(Method::toString));
    return methods;
  }

  private static Optional<Object> constant(Field field) {
    try {
      return Optional.ofNullable(field.get(null));
    } catch (IllegalAccessException refused) {
      return Optional.empty();
    }
  }

  /** Whether a method returns the type, or a container of it. */
  private static boolean returns(Method method, Class<?> wanted) {
    Class<?> returned = method.getReturnType();
    boolean contains =
        returned.equals(Optional.class) || Collection.class.isAssignableFrom(returned);
    return wanted.isAssignableFrom(returned)
        || (contains
            && method.getGenericReturnType().getTypeName().contains("<" + wanted.getName()));
  }

  private Optional<Object> call(Method method, Object target, Class<?> wanted) {
    Optional<Object[]> arguments = arguments(method);
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    try {
      method.setAccessible(true);
      Object result = method.invoke(target, arguments.get());
      if (result instanceof Optional<?> optional) {
        result = optional.orElse(null);
      } else if (result instanceof Collection<?> several) {
        result = several.stream().findFirst().orElse(null);
      }
      return Optional.ofNullable(result).filter(wanted::isInstance);
    } catch (IllegalAccessException | InvocationTargetException refused) {
      return Optional.empty();
    }
  }

  private Optional<Object> proxy(Class<?> type) {
    return Optional.of(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "toString" -> "a sample";
                  case "hashCode" -> 1;
                  case "equals" -> proxy == arguments[0];
                  default ->
                      method.getReturnType().equals(void.class)
                          ? null
                          : of(method.getReturnType()).orElse(null);
                }));
  }
}
