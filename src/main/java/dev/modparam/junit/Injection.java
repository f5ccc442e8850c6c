// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.declaration.TestWords;
import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.kernel.KernelLog;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.ModprobeException;
import dev.modparam.module.KernelModule;
import dev.modparam.param.ErrnoException;
import java.lang.reflect.Field;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** What parameters and fields get from a booted kernel. */
final class Injection {

  private static final Set<Class<?>> OF_THE_KERNEL =
      Set.of(
          SimulatedKernel.class,
          KernelFiles.class,
          KernelFileSystem.class,
          KernelLog.class,
          LoadedModule.class,
          Modprobe.class);

  private final BootedKernel booted;
  private final Plan plan;

  Injection(BootedKernel booted, Plan plan) {
    this.booted = booted;
    this.plan = plan;
  }

  /** Whether a type is ours without an annotation that says so. */
  static boolean isKnown(Class<?> type) {
    return OF_THE_KERNEL.contains(type)
        || isFailure(type)
        || type.isAnnotationPresent(KernelModule.class);
  }

  private static boolean isFailure(Class<?> type) {
    return LoadException.class.isAssignableFrom(type) || type == ModprobeException.class;
  }

  /**
   * Finds what a place of some type gets.
   *
   * @param named the module, or empty
   */
  Object value(Class<?> type, String named) {
    if (type == SimulatedKernel.class) {
      return booted.kernel();
    } else if (type == KernelFiles.class) {
      return booted.files(plan);
    } else if (type == KernelLog.class) {
      return booted.kernel().log();
    } else if (type == KernelFileSystem.class || type == FileSystem.class) {
      return booted.fileSystem(plan);
    } else if (type == Path.class) {
      return booted.fileSystem(plan).getPath("/sys/module", module(named).name());
    } else if (type == LoadedModule.class) {
      return module(named);
    } else if (type == Modprobe.class) {
      return booted.modprobe();
    }
    return isFailure(type) ? failure(type) : driver(type, named);
  }

  private LoadedModule module(String named) {
    List<String> candidates = named.isEmpty() ? candidates() : List.of(named);
    if (candidates.size() != 1) {
      throw new ParameterResolutionException(
          candidates.isEmpty()
              ? "no module is loaded" + whyNot()
              : "which of " + candidates + "? Name it: @Simulated(\"" + candidates.get(0) + "\")");
    }
    String name = candidates.get(0);
    return booted
        .kernel()
        .module(name)
        .orElseThrow(
            () ->
                new ParameterResolutionException(
                    booted.expectedFailure() == null
                        ? TestWords.notLoaded(name)
                        : "module " + name + " is not loaded" + whyNot()));
  }

  private List<String> candidates() {
    return booted.loaded().isEmpty()
        ? booted.kernel().builtInModules().stream().map(LoadedModule::name).toList()
        : booted.loaded();
  }

  private String whyNot() {
    ErrnoException failure = booted.expectedFailure();
    return failure == null
        ? ": declare it with @LoadModule"
        : ", as @LoadFails expects: " + failure.getMessage();
  }

  private Object failure(Class<?> type) {
    ErrnoException failure = booted.expectedFailure();
    if (failure == null) {
      throw new ParameterResolutionException(
          "no load has failed: say with @LoadFails which one shall");
    }
    Throwable ofKernel = failure.getCause();
    if (type.isInstance(ofKernel)) {
      return ofKernel;
    }
    if (!type.isInstance(failure)) {
      throw new ParameterResolutionException(
          "the load failed with no " + type.getSimpleName() + ", but: " + failure, failure);
    }
    return failure;
  }

  private Object driver(Class<?> type, String named) {
    List<Object> drivers =
        Stream.concat(booted.kernel().modules().stream(), booted.kernel().builtInModules().stream())
            .filter(module -> named.isEmpty() || module.name().equals(named))
            .map(module -> instance(module, type))
            .filter(Objects::nonNull)
            .map(Object.class::cast)
            .toList();
    if (drivers.size() != 1) {
      throw new ParameterResolutionException(
          (drivers.isEmpty()
                  ? "no module" + (named.isEmpty() ? "" : " " + named) + " is loaded that is"
                  : "several modules are")
              + " an object of "
              + type.getName()
              + (drivers.isEmpty() ? whyNot() : ": name one with @Simulated"));
    }
    return drivers.get(0);
  }

  private static @Nullable Object instance(LoadedModule module, Class<?> type) {
    try {
      return module.instance(type);
    } catch (IllegalStateException otherClass) {
      return null;
    }
  }

  /** Sets the fields of an object, which are those with {@link Simulated}. */
  void into(Object instance) {
    for (Field field : fields(instance.getClass(), false)) {
      set(field, instance);
    }
  }

  /** Sets the static fields of a class. */
  void intoStaticFields(Class<?> testClass) {
    for (Field field : fields(testClass, true)) {
      set(field, null);
    }
  }

  static List<Field> fields(Class<?> testClass, boolean ofClass) {
    return AnnotationSupport.findAnnotatedFields(
        testClass,
        Simulated.class,
        field -> ModifierSupport.isStatic(field) == ofClass,
        HierarchyTraversalMode.TOP_DOWN);
  }

  /** Refuses a class whose static fields want the kernel that each test has for itself. */
  static ExtensionConfigurationException staticField(Class<?> testClass) {
    return new ExtensionConfigurationException(
        "field "
            + fields(testClass, true).get(0).getName()
            + " of "
            + testClass.getName()
            + " is static, but each test has its own kernel; make the field an instance's, or"
            + " the kernel shared with @SharedKernel");
  }

  private void set(Field field, @Nullable Object instance) {
    String place = "field " + field.getDeclaringClass().getName() + "." + field.getName();
    if (ModifierSupport.isFinal(field)) {
      throw new ExtensionConfigurationException(place + " is final and cannot be injected");
    }
    try {
      ReflectionSupport.makeAccessible(field).set(instance, valueFor(field));
    } catch (ParameterResolutionException | IllegalAccessException problem) {
      throw new ExtensionConfigurationException(place + ": " + problem.getMessage(), problem);
    }
  }

  /** Fields serve all tests of a class: where a load had to fail, those of its module are null. */
  private @Nullable Object valueFor(Field field) {
    String named = field.getAnnotation(Simulated.class).value();
    try {
      return value(field.getType(), named);
    } catch (ParameterResolutionException absent) {
      if (booted.expectedFailure() == null) {
        throw absent;
      }
      return null;
    }
  }
}
