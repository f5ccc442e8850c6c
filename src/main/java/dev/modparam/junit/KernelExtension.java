// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.kernel.KernelBuilder;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * The extension behind the annotations of this package, which register it themselves; and the form
 * of them that is written in code.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final KernelExtension KERNEL =
 *     KernelExtension.builder().load(MY_DRIVER, "debug=1").runAs(Credentials.NOBODY).build();
 *
 * @Test
 * void debugIsOn(LoadedModule module) {
 *   assertTrue(module.getBoolean(DEBUG));
 * }
 * }</pre>
 *
 * <p>What it declares counts as declared on the class that has the field. Both forms can be used
 * together; those on a method win. For what constructors get, the field must be static. Immutable:
 * what belongs to a test is in the stores of JUnit.
 */
@SuppressWarnings("exports")
public final class KernelExtension extends CallInterceptor
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        TestInstancePostProcessor,
        ParameterResolver {

  private final List<Setting> settings;

  /** Makes an extension that declares nothing: a fresh kernel for each test. */
  public KernelExtension() {
    this(List.of());
  }

  KernelExtension(List<Setting> settings) {
    this.settings = List.copyOf(settings);
  }

  /**
   * Starts to declare in code.
   *
   * @return a builder that declares nothing yet
   */
  public static Builder builder() {
    return new Builder();
  }

  List<Setting> settings() {
    return settings;
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(
      ExtensionContext rootContext) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!acts(context)) {
      return;
    }
    Class<?> testClass = context.getRequiredTestClass();
    Plan plan = TestKernels.plan(context, this);
    if (Injection.fields(testClass, true).isEmpty()) {
      return;
    }
    if (plan.isShared()) {
      TestKernels.injection(context, plan).intoStaticFields(testClass);
    } else {
      throw Injection.staticField(testClass);
    }
  }

  @Override
  public void postProcessTestInstance(Object testInstance, ExtensionContext context) {
    // That of one test is served later, when the extensions in its fields are known.
    if (!Contexts.isTest(context) && acts(context)) {
      Plan plan = TestKernels.plan(context, this);
      if (plan.isShared()) {
        TestKernels.injection(context, plan).into(testInstance);
      }
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (acts(context)) {
      Injection injection = TestKernels.injection(context, TestKernels.plan(context, this));
      context.getRequiredTestInstances().getAllInstances().forEach(injection::into);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (acts(context)) {
      TestKernels.reportFailure(context);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (acts(context)) {
      TestKernels.reportFailure(context);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Parameter place = parameter.getParameter();
    if (!parameter.isAnnotated(Simulated.class) && !Injection.isKnown(place.getType())) {
      return false;
    }
    return place.getDeclaringExecutable() instanceof Constructor<?> constructor
        ? Registrations.whenMaking(constructor.getDeclaringClass(), context).isLast(this)
        : acts(context);
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Plan plan = TestKernels.plan(context, this);
    if (!Contexts.isTest(context) && !plan.isShared()) {
      throw new ParameterResolutionException(
          "a kernel belongs to one test, and this is called for all tests of "
              + context.getRequiredTestClass().getName()
              + "; share the kernel with @SharedKernel, or take the parameter in each test");
    }
    String named = parameter.findAnnotation(Simulated.class).map(Simulated::value).orElse("");
    return TestKernels.injection(context, plan).value(parameter.getParameter().getType(), named);
  }

  @Override
  void proceed(Invocation<@Nullable Void> code, ExtensionContext context) throws Throwable {
    Optional<BootedKernel> booted = acts(context) ? TestKernels.booted(context) : Optional.empty();
    if (booted.isPresent()) {
      booted.get().callAs(TestKernels.plan(context, this).user(), code);
    } else {
      code.proceed();
    }
  }

  /** Whether this one of several extensions on a test is the one that does the work. */
  private boolean acts(ExtensionContext context) {
    return Registrations.of(context).isLast(this);
  }

  /**
   * Declares in code what the annotations of this package declare. Not thread-safe. Contradictions
   * are found when a test runs, together with those of the annotations.
   */
  public static final class Builder {

    private final List<Setting> settings = new ArrayList<>();

    Builder() {}

    /**
     * Loads a module without arguments, as {@link LoadModule}.
     *
     * @param definition the module
     * @return this
     */
    public Builder load(ModuleDefinition definition) {
      Objects.requireNonNull(definition, "definition");
      return load(definition, "");
    }

    /**
     * Loads a module, as {@link LoadModule}.
     *
     * @param definition the module
     * @param arguments its argument line, empty for none
     * @return this
     */
    public Builder load(ModuleDefinition definition, String arguments) {
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(arguments, "arguments");
      return add(
          new Setting.Load(
              definition,
              arguments,
              definition,
              "load(" + definition.name() + ", \"" + arguments + "\")"));
    }

    /**
     * Loads a module that is a class, as {@link LoadModule}.
     *
     * @param type a class with {@link dev.modparam.module.KernelModule}
     * @param arguments its argument line, empty for none
     * @return this
     * @throws IllegalArgumentException if the class is declared wrongly
     */
    public Builder load(Class<?> type, String arguments) {
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(arguments, "arguments");
      return load(ModuleDefinition.ofClass(type), arguments);
    }

    /**
     * Loads a module that a file on the class path declares, as {@link LoadModule#resource()}.
     *
     * @param near the class whose loader and package are searched
     * @param resource the file: Rust, C or compiled; a slash in front starts at the root. The
     *     module has the name that the file says, or else its own
     * @param arguments its argument line, empty for none
     * @return this
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if there is no such
     *     file, or it declares no module; the cause says more
     */
    public Builder loadResource(Class<?> near, String resource, String arguments) {
      Objects.requireNonNull(near, "near");
      Objects.requireNonNull(resource, "resource");
      Objects.requireNonNull(arguments, "arguments");
      return add(
          new Setting.Load(
              ModuleResource.module(near, resource, ""),
              arguments,
              List.of(near, resource),
              "loadResource(" + resource + ", \"" + arguments + "\")"));
    }

    /**
     * Builds modules in, as {@link BuiltIn}.
     *
     * @param definitions the modules
     * @return this
     */
    public Builder builtIn(ModuleDefinition... definitions) {
      Objects.requireNonNull(definitions, "definitions");
      for (ModuleDefinition definition : definitions) {
        add(new Setting.InKernel(definition, definition, "builtIn(" + definition.name() + ")"));
      }
      return this;
    }

    /**
     * Builds in a module that a file on the class path declares, as {@link BuiltIn#resource()}.
     *
     * @param near the class whose loader and package are searched
     * @param resource the file, as of {@link #loadResource}
     * @return this
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if there is no such
     *     file, or it declares no module; the cause says more
     */
    public Builder builtInResource(Class<?> near, String resource) {
      Objects.requireNonNull(near, "near");
      Objects.requireNonNull(resource, "resource");
      return add(
          new Setting.InKernel(
              ModuleResource.module(near, resource, ""),
              List.of(near, resource),
              "builtInResource(" + resource + ")"));
    }

    /**
     * Configures modprobe and lets it load the modules, as {@link ModprobeConfiguration}.
     *
     * @param lines a line or more each
     * @return this
     * @throws IllegalArgumentException if there is none, or modprobe would skip one with a warning
     */
    public Builder modprobeConfiguration(String... lines) {
      Objects.requireNonNull(lines, "lines");
      String source = "modprobeConfiguration(\"" + String.join("\", \"", lines) + "\")";
      return add(Setting.Configuration.ofLines(List.of(lines), source));
    }

    /**
     * Configures modprobe by a file on the class path and lets it load the modules, as {@link
     * ModprobeConfiguration#resource()}.
     *
     * @param near the class whose loader and package are searched
     * @param resource the file; a slash in front starts at the root
     * @return this
     * @throws IllegalArgumentException if modprobe would skip a line with a warning
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if there is no such
     *     file
     */
    public Builder modprobeConfigurationResource(Class<?> near, String resource) {
      Objects.requireNonNull(near, "near");
      Objects.requireNonNull(resource, "resource");
      String source = "modprobeConfigurationResource(" + resource + ")";
      return add(Setting.Configuration.ofResource(near, resource, source));
    }

    /**
     * Appends to the command line of the kernel, as {@link BootCommandLine}.
     *
     * @param words the text, as in {@code /proc/cmdline}
     * @return this
     */
    public Builder commandLine(String words) {
      Objects.requireNonNull(words, "words");
      return add(new Setting.Boot(builder -> {}, words, "commandLine(\"" + words + "\")"));
    }

    /**
     * Configures the kernel before it boots: clock, lockdown, size of the log, core parameters.
     * Called once for each kernel, after the modules and the command line are set.
     *
     * @param action what to do; it must not keep the builder
     * @return this
     */
    public Builder boot(Consumer<KernelBuilder> action) {
      Objects.requireNonNull(action, "action");
      return add(new Setting.Boot(action, "", "boot(…)"));
    }

    /**
     * Says who makes the calls, as {@link RunAs}.
     *
     * @param user the user; by default root
     * @return this
     */
    public Builder runAs(Credentials user) {
      Objects.requireNonNull(user, "user");
      return add(new Setting.User(user, "runAs(" + user + ")"));
    }

    /**
     * Gives all tests of a class one kernel, as {@link SharedKernel}. The field must be static, or
     * one instance serve all tests.
     *
     * @return this
     */
    public Builder shared() {
      return add(new Setting.Shared(true, "shared()"));
    }

    /**
     * Says that the load of the last module must fail, as {@link LoadFails}.
     *
     * @param errno the error
     * @return this
     */
    public Builder loadFails(Errno errno) {
      Objects.requireNonNull(errno, "errno");
      return add(new Setting.Failure("", errno, "loadFails(" + errno + ")"));
    }

    /**
     * Says that the load of a module must fail, as {@link LoadFails}.
     *
     * @param module its name
     * @param errno the error
     * @return this
     */
    public Builder loadFails(String module, Errno errno) {
      Objects.requireNonNull(module, "module");
      Objects.requireNonNull(errno, "errno");
      return add(new Setting.Failure(module, errno, "loadFails(" + module + ", " + errno + ")"));
    }

    private Builder add(Setting setting) {
      settings.add(setting);
      return this;
    }

    /**
     * Makes the extension.
     *
     * @return an extension for a field with {@link
     *     org.junit.jupiter.api.extension.RegisterExtension}
     */
    public KernelExtension build() {
      return new KernelExtension(settings);
    }
  }
}
