// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import dev.modparam.kernel.ArgumentReport;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a {@link ModuleDefinition}: what it declares, and what it makes of argument lines.
 * Nothing is loaded.
 */
@SuppressWarnings("exports")
public class ModuleDefinitionAssert
    extends AbstractAssert<ModuleDefinitionAssert, ModuleDefinition> {

  /**
   * Makes assertions; {@link ModparamAssertions#assertThat} is shorter.
   *
   * @param actual what to look at; null fails each assertion
   */
  public ModuleDefinitionAssert(@Nullable ModuleDefinition actual) {
    super(actual, ModuleDefinitionAssert.class);
  }

  /**
   * Holds if the module has a name.
   *
   * <pre>{@code
   * // passes
   * assertThat(MY_DRIVER).hasName("my_driver");
   * // fails
   * assertThat(MY_DRIVER).hasName("my-driver"); // a kernel has underscores
   * }</pre>
   *
   * @param name the name
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ModuleDefinitionAssert hasName(String name) {
    Objects.requireNonNull(name, "name");
    isNotNull();
    return check("the name", actual.name(), name);
  }

  /**
   * Holds if the module declares exactly these parameters, in this order.
   *
   * <pre>{@code
   * // passes
   * assertThat(MY_DRIVER).hasParameters("debug", "buffer_size");
   * // fails
   * assertThat(MY_DRIVER).hasParameters("debug");
   * }</pre>
   *
   * @param names their names
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ModuleDefinitionAssert hasParameters(String... names) {
    Objects.requireNonNull(names, "names");
    isNotNull();
    return check(
        "the parameters", actual.parameters().stream().map(Param::name).toList(), List.of(names));
  }

  /**
   * Holds if a modinfo tag has exactly these values.
   *
   * <pre>{@code
   * // passes
   * assertThat(MY_DRIVER).hasTag("license", "GPL");
   * // fails
   * assertThat(MY_DRIVER).hasTag("license", "Proprietary");
   * }</pre>
   *
   * @param key such as {@code license}
   * @param values in order; none if there is no such tag
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ModuleDefinitionAssert hasTag(String key, String... values) {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(values, "values");
    isNotNull();
    return check("the tag " + key, actual.tags(key), List.of(values));
  }

  /**
   * Holds if exactly these modules must be there before.
   *
   * <pre>{@code
   * // passes
   * assertThat(MY_DRIVER).dependsOn("bus");
   * // fails
   * assertThat(MY_DRIVER).dependsOn();
   * }</pre>
   *
   * @param modules their names, in order
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ModuleDefinitionAssert dependsOn(String... modules) {
    Objects.requireNonNull(modules, "modules");
    isNotNull();
    return check("the dependencies", actual.dependencies(), List.of(modules));
  }

  /**
   * Holds if the module takes every argument of a line.
   *
   * <pre>{@code
   * // passes
   * assertThat(MY_DRIVER).accepts("debug=1 buffer_size=8192");
   * // fails
   * assertThat(MY_DRIVER).accepts("debugg=1"); // ignored by a kernel
   * }</pre>
   *
   * @param line the argument line
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ModuleDefinitionAssert accepts(String line) {
    Objects.requireNonNull(line, "line");
    checking(line).isClean();
    return this;
  }

  /**
   * Goes on with what the module makes of an argument line.
   *
   * <pre>{@code
   * // passes
   * assertThat(MY_DRIVER).checking("buffer_size=1").rejects("buffer_size", Errno.EINVAL);
   * // fails
   * assertThat(MY_DRIVER).checking("buffer_size=1").isClean();
   * }</pre>
   *
   * @param line the argument line
   * @return assertions on the report
   * @throws AssertionError if there is no definition
   */
  public ArgumentReportAssert checking(String line) {
    Objects.requireNonNull(line, "line");
    isNotNull();
    return new ArgumentReportAssert(ArgumentReport.check(actual, line)).as(info.description());
  }

  /**
   * Goes on with the declaration of a parameter.
   *
   * <pre>{@code
   * // passes
   * assertThat(MY_DRIVER).parameter("debug").hasPermissions(0644);
   * // fails
   * assertThat(MY_DRIVER).parameter("debugg");
   * }</pre>
   *
   * @param name its name, in which {@code -} is {@code _}
   * @return assertions on the declaration
   * @throws AssertionError if there is no such parameter
   */
  public ParamAssert<?> parameter(String name) {
    Objects.requireNonNull(name, "name");
    isNotNull();
    return of(
        actual
            .parameter(name)
            .orElseThrow(
                () ->
                    failure(
                        "Expecting module <%s> to have a parameter <%s>, but it has%n  %s",
                        actual.name(), name, actual.parameters())));
  }

  private <T extends @Nullable Object> ParamAssert<T> of(Param<T> param) {
    return new ParamAssert<>(param, actual).as(info.description());
  }

  private ModuleDefinitionAssert check(String what, Object found, Object wanted) {
    if (!found.equals(wanted)) {
      throw failureWithActualExpected(
          found,
          wanted,
          "Expecting %s of module <%s> to be%n  %s%nbut found%n  %s",
          what,
          actual.name(),
          wanted,
          found);
    }
    return this;
  }
}
