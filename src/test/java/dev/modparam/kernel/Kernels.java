// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.ErrnoException;
import java.util.List;
import java.util.function.IntSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What many tests of the kernel ask. */
final class Kernels {

  private Kernels() {}

  /** The log, a line {@code LEVEL text} a record. */
  static List<String> log(SimulatedKernel kernel) {
    return kernel.log().records().stream()
        .map(entry -> entry.level().number() + " " + entry.text())
        .toList();
  }

  /** A module with an init function. */
  static ModuleDefinition withInit(String name, IntSupplier init) {
    return ModuleDefinition.of(name)
        .lifecycle(
            new ModuleLifecycle() {
              @Override
              public int init(ModuleContext context) {
                return init.getAsInt();
              }
            });
  }

  /** Loads a module; the state in which it is then, or the name of the error. */
  static String load(SimulatedKernel kernel, ModuleDefinition module) {
    try {
      return kernel.insmod(module).state().name();
    } catch (LoadException refusal) {
      return refusal.errno().name();
    }
  }

  /** The failure of a call that must fail, of exactly one class. */
  static <E extends ErrnoException> E failure(Class<E> type, ThrowingCallable call) {
    E failure = catchThrowableOfType(type, call);
    assertThat(failure).as("a failure").isNotNull().isExactlyInstanceOf(type);
    return failure;
  }

  /** The name of the error with which a call fails. */
  static String errno(ThrowingCallable call) {
    ErrnoException failure = catchThrowableOfType(ErrnoException.class, call);
    assertThat(failure).as("a failure").isNotNull();
    return failure.errno().name();
  }
}
