// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import dev.modparam.kernel.ArgumentReport;
import dev.modparam.param.Errno;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on an {@link ArgumentReport}: which arguments were rejected, where and why, and which
 * were ignored.
 */
@SuppressWarnings("exports")
public class ArgumentReportAssert extends AbstractAssert<ArgumentReportAssert, ArgumentReport> {

  /**
   * Makes assertions; {@link ModparamAssertions#assertThat} is shorter.
   *
   * @param actual what to look at; null fails each assertion
   */
  public ArgumentReportAssert(@Nullable ArgumentReport actual) {
    super(actual, ArgumentReportAssert.class);
  }

  /**
   * Holds if every argument was taken.
   *
   * <pre>{@code
   * // passes
   * assertThat(ArgumentReport.check(MY_DRIVER, "debug=1")).isClean();
   * // fails
   * assertThat(ArgumentReport.check(MY_DRIVER, "debugg=1")).isClean();
   * }</pre>
   *
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ArgumentReportAssert isClean() {
    isNotNull();
    if (!actual.isClean()) {
      throw failure("Expecting every argument to be taken, but:%n%s", explanations());
    }
    return this;
  }

  /**
   * Holds if an argument of a parameter was rejected with an error.
   *
   * <pre>{@code
   * // passes
   * assertThat(report).rejects("debug", Errno.EINVAL); // of "debug=maybe"
   * // fails
   * assertThat(report).rejects("debug", Errno.ERANGE);
   * }</pre>
   *
   * @param parameter its declared name
   * @param errno the error
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ArgumentReportAssert rejects(String parameter, Errno errno) {
    Objects.requireNonNull(parameter, "parameter");
    Objects.requireNonNull(errno, "errno");
    return rejects(parameter + " with " + errno, argument -> matches(argument, parameter, errno));
  }

  /**
   * Holds if an argument of a parameter was rejected with an error at a position.
   *
   * <pre>{@code
   * // passes
   * assertThat(report).rejects("debug", Errno.EINVAL, 6); // of "debug=maybe"
   * // fails
   * assertThat(report).rejects("debug", Errno.EINVAL, 0);
   * }</pre>
   *
   * @param parameter its declared name
   * @param errno the error
   * @param position index of the first byte of the value
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ArgumentReportAssert rejects(String parameter, Errno errno, int position) {
    Objects.requireNonNull(parameter, "parameter");
    Objects.requireNonNull(errno, "errno");
    return rejects(
        parameter + " with " + errno + " at byte " + position,
        argument -> matches(argument, parameter, errno) && argument.position() == position);
  }

  /**
   * Holds if exactly these parameters were rejected, in the order of the line.
   *
   * <pre>{@code
   * // passes
   * assertThat(report).rejectsOnly("debug", "buffer_size");
   * // fails
   * assertThat(report).rejectsOnly("debug");
   * }</pre>
   *
   * @param parameters their declared names; none for a line without rejections
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ArgumentReportAssert rejectsOnly(String... parameters) {
    Objects.requireNonNull(parameters, "parameters");
    isNotNull();
    List<String> found =
        actual.rejected().stream().map(ArgumentReport.Rejected::parameter).toList();
    if (!found.equals(List.of(parameters))) {
      throw failureWithActualExpected(
          found,
          List.of(parameters),
          "Expecting the rejected parameters to be%n  %s%nbut they are%n  %s:%n%s",
          List.of(parameters),
          found,
          explanations());
    }
    return this;
  }

  /**
   * Holds if an argument was ignored, because its name is not a parameter.
   *
   * <pre>{@code
   * // passes
   * assertThat(ArgumentReport.check(MY_DRIVER, "debugg=1")).ignores("debugg");
   * // fails
   * assertThat(ArgumentReport.check(MY_DRIVER, "debug=1")).ignores("debug");
   * }</pre>
   *
   * @param name the name as given
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ArgumentReportAssert ignores(String name) {
    Objects.requireNonNull(name, "name");
    isNotNull();
    if (actual.unknown().stream().map(ArgumentReport.Unknown::name).noneMatch(name::equals)) {
      throw failure("Expecting <%s> to be ignored, but:%n%s", name, explanations());
    }
    return this;
  }

  private static boolean matches(ArgumentReport.Rejected argument, String parameter, Errno errno) {
    return argument.parameter().equals(parameter) && argument.errno().equals(errno);
  }

  private ArgumentReportAssert rejects(String what, Predicate<ArgumentReport.Rejected> wanted) {
    isNotNull();
    if (actual.rejected().stream().noneMatch(wanted)) {
      throw failure("Expecting the module to reject%n  %s%nbut:%n%s", what, explanations());
    }
    return this;
  }

  private String explanations() {
    return "  " + actual.toString().replace("\n", "\n  ");
  }
}
