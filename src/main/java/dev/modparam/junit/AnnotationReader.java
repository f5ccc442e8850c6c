// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.kernel.KernelVersion;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.param.Errno;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads what the annotations of one class or method say, also those on its annotations. */
final class AnnotationReader {

  private final Class<?> testClass;
  private final Placeholders placeholders;
  private final String place;
  private final Set<Class<?>> seen = new HashSet<>();
  private final List<Setting> settings = new ArrayList<>();

  private AnnotationReader(Class<?> testClass, Placeholders placeholders, String place) {
    this.testClass = testClass;
    this.placeholders = placeholders;
    this.place = place;
  }

  /**
   * Reads an element without what it inherits.
   *
   * @param testClass where the names of fields are looked up
   * @param placeholders the arguments of the invocation
   */
  static List<Setting> read(
      AnnotatedElement element, Class<?> testClass, Placeholders placeholders) {
    Class<?> annotated =
        element instanceof Method method ? method.getDeclaringClass() : (Class<?>) element;
    String place =
        element instanceof Method method
            ? "on method " + annotated.getName() + "." + method.getName()
            : "on class " + annotated.getName();
    AnnotationReader reader = new AnnotationReader(testClass, placeholders, place);
    reader.readAll(element.getDeclaredAnnotations(), "", annotated);
    return reader.settings;
  }

  private void readAll(Annotation[] annotations, String path, Class<?> near) {
    for (Annotation annotation : annotations) {
      Annotation[] held = held(annotation);
      if (held != null) {
        readAll(held, path, near);
        continue;
      }
      String source = describe(annotation) + " " + path + place;
      Setting setting;
      try {
        setting = setting(annotation, source, near);
      } catch (ExtensionConfigurationException problem) {
        throw new ExtensionConfigurationException(
            source + ": " + problem.getMessage(), causeOf(problem));
      } catch (IllegalArgumentException problem) {
        throw new ExtensionConfigurationException(source + ": " + problem.getMessage(), problem);
      }
      Class<? extends Annotation> type = annotation.annotationType();
      if (setting != null) {
        settings.add(setting);
      } else if (seen.add(type)) {
        readAll(type.getDeclaredAnnotations(), "of @" + type.getSimpleName() + " ", type);
      }
    }
  }

  private static Throwable causeOf(Throwable problem) {
    Throwable cause = problem.getCause();
    return cause == null ? problem : cause;
  }

  private static Annotation @Nullable [] held(Annotation annotation) {
    if (annotation instanceof LoadModule.Container several) {
      return several.value();
    } else if (annotation instanceof ModuleArguments.Container several) {
      return several.value();
    } else if (annotation instanceof BuiltIn.Container several) {
      return several.value();
    } else if (annotation instanceof ModprobeConfiguration.Container several) {
      return several.value();
    }
    return annotation instanceof BootCommandLine.Container several ? several.value() : null;
  }

  /** What an annotation says; null for one that is none of ours. */
  private @Nullable Setting setting(Annotation annotation, String source, Class<?> near) {
    if (annotation instanceof LoadModule load) {
      ModuleReference module = ModuleReference.of(load);
      return new Setting.Load(
          module.resolve(testClass, near), placeholders.fill(load.arguments()), module, source);
    } else if (annotation instanceof ModuleArguments arguments) {
      return new Setting.Arguments(
          arguments.module(), placeholders.fill(arguments.value()), false, source);
    } else if (annotation instanceof ArgumentLines lines) {
      return lineOf(lines.module(), source);
    } else if (annotation instanceof ArgumentMatrix matrix) {
      return lineOf(matrix.module(), source);
    } else if (annotation instanceof BuiltIn builtIn) {
      ModuleReference module = ModuleReference.of(builtIn);
      return new Setting.InKernel(module.resolve(testClass, near), module, source);
    } else if (annotation instanceof ModprobeConfiguration configuration) {
      return configuration.resource().isEmpty()
          ? Setting.Configuration.ofLines(
              Stream.of(configuration.value()).map(placeholders::fill).toList(), source)
          : ofResource(configuration, source, near);
    } else if (annotation instanceof BootCommandLine line) {
      return new Setting.Boot(builder -> {}, placeholders.fill(line.value()), source);
    } else if (annotation instanceof KernelTest test && test.version() != KernelVersion.V6_12) {
      return Setting.Boot.version(test.version(), source);
    } else if (annotation instanceof RunAs user) {
      int gid = user.gid() == -1 ? user.uid() : user.gid();
      return new Setting.User(new Credentials(user.uid(), gid), source);
    } else if (annotation instanceof SharedKernel shared) {
      return new Setting.Shared(shared.value(), source);
    } else if (annotation instanceof LoadFails failure) {
      return new Setting.Failure(failure.module(), errno(failure.errno()), source);
    }
    return null;
  }

  private @Nullable Setting lineOf(String module, String source) {
    return placeholders
        .line()
        .map(line -> new Setting.Arguments(module, line, true, source))
        .orElse(null);
  }

  private static Setting ofResource(
      ModprobeConfiguration configuration, String source, Class<?> near) {
    if (configuration.value().length > 0) {
      throw new IllegalArgumentException(
          "lines contradict resource " + configuration.resource() + ": use two annotations");
    }
    return Setting.Configuration.ofResource(near, configuration.resource(), source);
  }

  private static @Nullable Errno errno(ErrnoName name) {
    return name == ErrnoName.ANY ? null : name.errno();
  }

  /** Shows an annotation without what it leaves empty. */
  private static String describe(Annotation annotation) {
    return annotation
        .toString()
        .replace("@dev.modparam.junit.", "@")
        .replaceAll("\\b(?:\\w+=\"\"|errno=ANY|value=void\\.class)(?:, )?", "")
        .replaceAll(", \\)$", ")");
  }
}
