// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.opentest4j.TestAbortedException;

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
public final class KernelExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        TestInstancePostProcessor,
        ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(KernelExtension.class);

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
  public static KernelExtensionBuilder builder() {
    return new KernelExtensionBuilder();
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
    Plan plan = plan(context);
    if (Injection.fields(testClass, true).isEmpty()) {
      return;
    }
    if (plan.isShared()) {
      injection(context, plan).intoStaticFields(testClass);
    } else {
      throw new ExtensionConfigurationException(
          "field "
              + Injection.fields(testClass, true).get(0).getName()
              + " of "
              + testClass.getName()
              + " is static, but each test has its own kernel; make the field an instance's, or"
              + " the kernel shared with @SharedKernel");
    }
  }

  @Override
  public void postProcessTestInstance(Object testInstance, ExtensionContext context) {
    // That of one test is served later, when the extensions in its fields are known.
    if (!Contexts.isTest(context) && acts(context)) {
      Plan plan = plan(context);
      if (plan.isShared()) {
        injection(context, plan).into(testInstance);
      }
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (acts(context)) {
      Injection injection = injection(context, plan(context));
      context.getRequiredTestInstances().getAllInstances().forEach(injection::into);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    reportFailure(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    reportFailure(context);
  }

  private void reportFailure(ExtensionContext context) {
    Optional<Throwable> failure = context.getExecutionException();
    if (failure.isPresent() && !(failure.get() instanceof TestAbortedException) && acts(context)) {
      bootedKernel(context)
          .filter(booted -> booted.problem() == null)
          .ifPresent(booted -> booted.report(failure.get(), context));
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
    Plan plan = plan(context);
    if (!Contexts.isTest(context) && !plan.isShared()) {
      throw new ParameterResolutionException(
          "a kernel belongs to one test, and this is called for all tests of "
              + context.getRequiredTestClass().getName()
              + "; share the kernel with @SharedKernel, or take the parameter in each test");
    }
    String named = parameter.findAnnotation(Simulated.class).map(Simulated::value).orElse("");
    return injection(context, plan).value(parameter.getParameter().getType(), named);
  }

  /** The plan, made once for a context, and again when more extensions are known. */
  private Plan plan(ExtensionContext context) {
    Registrations registrations = Registrations.of(context);
    List<Object> key =
        List.of(
            Plan.class,
            context.getUniqueId(),
            registrations.sources(),
            registrations.contains(this) ? "" : this);
    return stored(context, key, () -> Plan.of(context, registrations, this), Plan.class);
  }

  /** Whether this one of several extensions on a test is the one that does the work. */
  private boolean acts(ExtensionContext context) {
    return Registrations.of(context).isLast(this);
  }

  private static Injection injection(ExtensionContext context, Plan plan) {
    ExtensionContext owner = plan.isShared() ? Contexts.ofClass(context) : context;
    BootedKernel booted =
        stored(owner, owner.getUniqueId(), () -> BootedKernel.boot(plan), BootedKernel.class);
    booted.verify(plan, context);
    return new Injection(booted, plan);
  }

  @SuppressWarnings("deprecation") // in JUnit 6, whose successor JUnit 5 does not have
  private static <V> V stored(
      ExtensionContext context, Object key, Supplier<V> value, Class<V> type) {
    return Objects.requireNonNull(
        context.getStore(NAMESPACE).getOrComputeIfAbsent(key, absent -> value.get(), type));
  }

  /** The kernel of the test, or else of its class; none is booted for it. */
  private static Optional<BootedKernel> bootedKernel(ExtensionContext context) {
    BootedKernel own = bootedKernelOf(context);
    return Optional.ofNullable(own == null ? bootedKernelOf(Contexts.ofClass(context)) : own);
  }

  private static @Nullable BootedKernel bootedKernelOf(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(context.getUniqueId(), BootedKernel.class);
  }
}
