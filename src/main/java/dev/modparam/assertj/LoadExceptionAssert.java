// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.RejectedArgumentsException;
import dev.modparam.param.Errno;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a load that failed: error, module, and the arguments that were rejected. */
@SuppressWarnings("exports")
public class LoadExceptionAssert
    extends AbstractThrowableAssert<LoadExceptionAssert, LoadException> {

  /**
   * Makes assertions; {@link ModparamAssertions#assertThat} is shorter.
   *
   * @param actual what to look at; null fails each assertion
   */
  public LoadExceptionAssert(@Nullable LoadException actual) {
    super(actual, LoadExceptionAssert.class);
  }

  /**
   * Holds if the load failed with an error.
   *
   * <pre>{@code
   * // passes
   * assertThat(failure).hasErrno(Errno.EINVAL);
   * // fails
   * assertThat(failure).hasErrno(Errno.EEXIST);
   * }</pre>
   *
   * @param errno the error
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadExceptionAssert hasErrno(Errno errno) {
    Objects.requireNonNull(errno, "errno");
    isNotNull();
    if (!actual.errno().equals(errno)) {
      throw failureWithActualExpected(
          actual.errno(),
          errno,
          "Expecting the load of <%s> to fail with %s, but it failed with %s:%n  %s",
          actual.module(),
          errno,
          actual.errno(),
          actual.getMessage());
    }
    return this;
  }

  /**
   * Holds if it was the load of a module that failed.
   *
   * <pre>{@code
   * // passes
   * assertThat(failure).isOfModule("my_driver");
   * // fails
   * assertThat(failure).isOfModule("your_driver");
   * }</pre>
   *
   * @param name its name
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadExceptionAssert isOfModule(String name) {
    Objects.requireNonNull(name, "name");
    isNotNull();
    if (!actual.module().equals(name)) {
      throw failureWithActualExpected(
          actual.module(),
          name,
          "Expecting the load of <%s> to fail, but:%n  %s",
          name,
          actual.getMessage());
    }
    return this;
  }

  /**
   * Holds if an argument of a parameter was rejected with an error.
   *
   * <pre>{@code
   * // passes
   * assertThat(failure).rejects("debug", Errno.EINVAL); // of "debug=maybe"
   * // fails
   * assertThat(failure).rejects("debug", Errno.ERANGE);
   * }</pre>
   *
   * @param parameter its declared name
   * @param errno the error
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadExceptionAssert rejects(String parameter, Errno errno) {
    Objects.requireNonNull(parameter, "parameter");
    Objects.requireNonNull(errno, "errno");
    arguments().rejects(parameter, errno);
    return this;
  }

  /**
   * Holds if an argument of a parameter was rejected with an error at a position.
   *
   * <pre>{@code
   * // passes
   * assertThat(failure).rejects("debug", Errno.EINVAL, 6); // of "debug=maybe"
   * // fails
   * assertThat(failure).rejects("debug", Errno.EINVAL, 0);
   * }</pre>
   *
   * @param parameter its declared name
   * @param errno the error
   * @param position index of the first byte of the value
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadExceptionAssert rejects(String parameter, Errno errno, int position) {
    Objects.requireNonNull(parameter, "parameter");
    Objects.requireNonNull(errno, "errno");
    arguments().rejects(parameter, errno, position);
    return this;
  }

  /**
   * Holds if exactly these parameters were rejected, in the order of the line.
   *
   * <pre>{@code
   * // passes
   * assertThat(failure).rejectsOnly("debug", "buffer_size");
   * // fails
   * assertThat(failure).rejectsOnly("debug");
   * }</pre>
   *
   * @param parameters their declared names
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadExceptionAssert rejectsOnly(String... parameters) {
    Objects.requireNonNull(parameters, "parameters");
    arguments().rejectsOnly(parameters);
    return this;
  }

  private ArgumentReportAssert arguments() {
    isNotNull();
    if (actual instanceof RejectedArgumentsException rejected) {
      return new ArgumentReportAssert(rejected.report()).as(info.description());
    }
    throw failure("Expecting arguments to be rejected, but:%n  %s", actual.getMessage());
  }
}
