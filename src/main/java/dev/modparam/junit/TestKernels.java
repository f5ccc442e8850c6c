// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.opentest4j.TestAbortedException;

/** The kernels of tests and of classes, in the stores of JUnit, which close them. */
final class TestKernels {

  private static final Namespace NAMESPACE = Namespace.create(KernelExtension.class);

  private TestKernels() {}

  /** The plan, made once for a context, and again when more extensions are known. */
  static Plan plan(ExtensionContext context, KernelExtension extension) {
    Registrations registrations = Registrations.of(context);
    List<Object> key =
        List.of(
            Plan.class,
            context.getUniqueId(),
            registrations.sources(),
            registrations.contains(extension) ? "" : extension);
    return stored(context, key, () -> Plan.of(context, registrations, extension), Plan.class);
  }

  static Injection injection(ExtensionContext context, Plan plan) {
    ExtensionContext owner = plan.isShared() ? Contexts.ofClass(context) : context;
    BootedKernel booted =
        stored(owner, owner.getUniqueId(), () -> BootedKernel.boot(plan), BootedKernel.class);
    booted.verify(plan, context);
    return new Injection(booted, plan);
  }

  /** Shows the state of the kernel with the failure of a test. */
  static void reportFailure(ExtensionContext context) {
    context
        .getExecutionException()
        .filter(failure -> !(failure instanceof TestAbortedException))
        .ifPresent(
            failure ->
                booted(context)
                    .filter(booted -> booted.problem() == null)
                    .ifPresent(booted -> booted.report(failure, context)));
  }

  @SuppressWarnings("deprecation") // in JUnit 6, whose successor JUnit 5 does not have
  private static <V> V stored(
      ExtensionContext context, Object key, Supplier<V> value, Class<V> type) {
    return Objects.requireNonNull(
        context.getStore(NAMESPACE).getOrComputeIfAbsent(key, absent -> value.get(), type));
  }

  /** The kernel of the test, or else of its class; none is booted for it. */
  static Optional<BootedKernel> booted(ExtensionContext context) {
    BootedKernel own = bootedFor(context);
    return Optional.ofNullable(own == null ? bootedFor(Contexts.ofClass(context)) : own);
  }

  private static @Nullable BootedKernel bootedFor(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(context.getUniqueId(), BootedKernel.class);
  }
}
