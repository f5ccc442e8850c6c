// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.declaration.TestWords;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.param.Errno;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What holds for one test, or for the kernel that a class shares: all layers, one upon another. */
final class Plan {

  private final Map<Object, Setting> settings = new LinkedHashMap<>();

  private final List<String> extensions;

  /** The sources of lines whose placeholders have no arguments. */
  private final Set<String> unfilled = new HashSet<>();

  private Plan(List<String> extensions) {
    this.extensions = extensions;
  }

  /** Reads the plan of a context: the classes from the outermost, then the method. */
  static Plan of(ExtensionContext context, Registrations registrations, KernelExtension extension) {
    Plan plan = new Plan(registrations.sources());
    if (!registrations.contains(extension)) {
      plan.apply(extension.settings());
    }
    for (Class<?> testClass : Contexts.testClasses(context)) {
      Placeholders placeholders =
          Placeholders.of(Contexts.ofClass(context, testClass)).orArgumentsOf(context);
      for (Class<?> layer : Contexts.hierarchy(testClass)) {
        List<Setting> declared = new ArrayList<>(plan.read(layer, testClass, placeholders));
        declared.addAll(registrations.settingsOf(layer));
        plan.apply(declared);
      }
    }
    context
        .getTestMethod()
        .ifPresent(
            method ->
                plan.applyTo(method, context.getRequiredTestClass(), Placeholders.of(context)));
    KernelVersionsProvider.versionOf(context)
        .map(version -> Setting.Boot.version(version, "@KernelTest.Versions"))
        .ifPresent(setting -> plan.apply(List.of(setting)));
    return plan;
  }

  private void applyTo(AnnotatedElement method, Class<?> testClass, Placeholders placeholders) {
    Setting.Shared before = find(Setting.Shared.class);
    List<Setting> declared = read(method, testClass, placeholders);
    apply(declared);
    Setting.Shared sharing = find(Setting.Shared.class);
    if (sharing == null || !sharing.content()) {
      return;
    }
    if (before == null || !before.content()) {
      throw new ExtensionConfigurationException(
          sharing.source() + ": a method cannot share a kernel; put it on the class");
    }
    declared.stream()
        .filter(setting -> !(setting instanceof Setting.User))
        .findFirst()
        .ifPresent(
            setting -> {
              throw contradiction(
                  before,
                  setting,
                  "a method cannot change a kernel that its class shares; use"
                      + " @SharedKernel(false) there, or move it to the class");
            });
  }

  private List<Setting> read(
      AnnotatedElement element, Class<?> testClass, Placeholders placeholders) {
    List<Setting> settings = AnnotationReader.read(element, testClass, placeholders);
    for (Setting setting : settings) {
      if ((setting instanceof Setting.Load load && placeholders.leaveOpen(load.arguments()))
          || (setting instanceof Setting.Arguments line && placeholders.leaveOpen(line.line()))) {
        unfilled.add(setting.source());
      }
    }
    return settings;
  }

  /** Whether the arguments that a source declares have placeholders without arguments. */
  boolean isUnfilled(String source) {
    return unfilled.contains(source);
  }

  private void apply(List<Setting> layer) {
    Map<Object, Setting> own = new HashMap<>();
    for (Setting setting : layer) {
      if (!(setting instanceof Setting.Arguments)) {
        put(setting, own.put(setting.slot(), setting));
      }
    }
    for (Setting setting : layer) {
      if (setting instanceof Setting.Arguments arguments
          && !(arguments.ifLoaded() && loads().isEmpty())) {
        Setting.Load load = target(arguments).with(arguments);
        Setting other = own.put(load.slot(), load);
        put(load, isWithoutArguments(other) ? null : other);
      }
    }
  }

  private static boolean isWithoutArguments(@Nullable Setting setting) {
    return setting instanceof Setting.Load load && load.arguments().isEmpty();
  }

  private void put(Setting setting, @Nullable Setting ofSameLayer) {
    if (ofSameLayer != null && !ofSameLayer.content().equals(setting.content())) {
      throw contradiction(ofSameLayer, setting, "keep one of them, or move one further in or out");
    }
    settings.put(setting.slot(), setting);
  }

  private Setting.Load target(Setting.Arguments arguments) {
    List<Setting.Load> matching =
        loads().stream()
            .filter(
                load ->
                    arguments.module().isEmpty()
                        || load.definition().name().equals(arguments.module()))
            .toList();
    if (matching.size() != 1) {
      throw new ExtensionConfigurationException(
          arguments.source() + " " + TestWords.mustNameOneOf(arguments.module(), loadedNames()));
    }
    return matching.get(0);
  }

  private static ExtensionConfigurationException contradiction(
      Setting one, Setting other, String cure) {
    return new ExtensionConfigurationException(
        one.source() + " contradicts " + other.source() + ": " + cure);
  }

  private List<String> loadedNames() {
    return loads().stream().map(load -> load.definition().name()).toList();
  }

  private <S extends Setting> Stream<S> all(Class<S> kind) {
    return settings.values().stream().filter(kind::isInstance).map(kind::cast);
  }

  private <S extends Setting> @Nullable S find(Class<S> kind) {
    return all(kind).findFirst().orElse(null);
  }

  /** The fields whose extensions take part. */
  List<String> extensions() {
    return extensions;
  }

  /** The modules to load, in order. */
  List<Setting.Load> loads() {
    return all(Setting.Load.class).toList();
  }

  /** The modules to build in, in order. */
  List<Setting.InKernel> builtIn() {
    return all(Setting.InKernel.class).toList();
  }

  /** What else to do with the kernel before it boots, in order. */
  List<Setting.Boot> boot() {
    return all(Setting.Boot.class).toList();
  }

  /** The configuration of modprobe, outer parts first. */
  List<Setting.Configuration> configuration() {
    return all(Setting.Configuration.class).toList();
  }

  Credentials user() {
    Setting.User user = find(Setting.User.class);
    return user == null ? Credentials.ROOT : user.content();
  }

  boolean isShared() {
    Setting.Shared shared = find(Setting.Shared.class);
    return shared != null && shared.content();
  }

  /** The load that must fail, with the name of a module in any case; null if none must. */
  Setting.@Nullable Failure failure() {
    Setting.Failure failure = find(Setting.Failure.class);
    if (failure == null) {
      return null;
    }
    List<String> names = loadedNames();
    String module = failure.module().isEmpty() ? last(names) : failure.module();
    if (!names.contains(module)) {
      throw new ExtensionConfigurationException(
          failure.source() + " " + TestWords.mustNameOneOf(failure.module(), names));
    }
    Errno errno = failure.errno();
    return new Setting.Failure(module, errno, failure.source());
  }

  private static String last(List<String> names) {
    return names.isEmpty() ? "" : names.get(names.size() - 1);
  }
}
