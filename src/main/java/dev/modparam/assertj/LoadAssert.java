// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.param.Errno;
import java.util.Objects;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on the outcome of a load. {@link ModparamAssertions#assertThatLoad} makes them. */
@SuppressWarnings("exports")
public class LoadAssert extends AbstractAssert<LoadAssert, @Nullable LoadedModule> {

  private final @Nullable LoadException failure;

  /**
   * Makes assertions on a load that was tried.
   *
   * @param module the module, or null if it was not loaded
   * @param failure why it was not loaded, or null if it was
   */
  public LoadAssert(@Nullable LoadedModule module, @Nullable LoadException failure) {
    super(module, LoadAssert.class);
    this.failure = failure;
  }

  static LoadAssert of(Supplier<LoadedModule> load) {
    try {
      return new LoadAssert(load.get(), null);
    } catch (LoadException problem) {
      return new LoadAssert(null, problem);
    }
  }

  /**
   * Holds if the module was loaded, and goes on with it.
   *
   * <pre>{@code
   * // passes
   * assertThatLoad(() -> kernel.insmod(MY_DRIVER, "debug")).succeeds().hasValue(DEBUG, true);
   * // fails
   * assertThatLoad(() -> kernel.insmod(MY_DRIVER, "debug=maybe")).succeeds();
   * }</pre>
   *
   * @return assertions on the module
   * @throws AssertionError if the assertion does not hold
   */
  public LoadedModuleAssert succeeds() {
    if (failure != null) {
      throw failure("Expecting the load to succeed, but:%n  %s", failure.getMessage());
    }
    return new LoadedModuleAssert(actual).as(info.description());
  }

  /**
   * Holds if the module was not loaded, and goes on with why.
   *
   * <pre>{@code
   * // passes
   * assertThatLoad(() -> kernel.insmod(MY_DRIVER, "debug=maybe")).fails().rejectsOnly("debug");
   * // fails
   * assertThatLoad(() -> kernel.insmod(MY_DRIVER, "debug")).fails();
   * }</pre>
   *
   * @return assertions on the failure
   * @throws AssertionError if the assertion does not hold
   */
  public LoadExceptionAssert fails() {
    if (failure == null) {
      throw failure(
          "Expecting the load to fail, but the module was loaded:%n%s",
          Objects.requireNonNull(actual).parameterTable());
    }
    return new LoadExceptionAssert(failure).as(info.description());
  }

  /**
   * Holds if the module was not loaded because of an error, and goes on with the failure.
   *
   * <pre>{@code
   * // passes
   * assertThatLoad(() -> kernel.insmod(MY_DRIVER, "debug=maybe")).failsWith(Errno.EINVAL);
   * // fails
   * assertThatLoad(() -> kernel.insmod(MY_DRIVER, "debug=maybe")).failsWith(Errno.EPERM);
   * }</pre>
   *
   * @param errno the error expected
   * @return assertions on the failure
   * @throws AssertionError if the assertion does not hold
   */
  public LoadExceptionAssert failsWith(Errno errno) {
    Objects.requireNonNull(errno, "errno");
    return fails().hasErrno(errno);
  }
}
