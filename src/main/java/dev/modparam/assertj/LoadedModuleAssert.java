// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.Taint;
import dev.modparam.param.Param;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a {@link LoadedModule}: the values of its parameters, its attributes, its state.
 * Messages show the table of its parameters.
 */
@SuppressWarnings("exports")
public class LoadedModuleAssert extends AbstractAssert<LoadedModuleAssert, LoadedModule> {

  /**
   * Makes assertions; {@link ModparamAssertions#assertThat} is shorter.
   *
   * @param actual what to look at; null fails each assertion
   */
  public LoadedModuleAssert(@Nullable LoadedModule actual) {
    super(actual, LoadedModuleAssert.class);
  }

  /**
   * Holds if a parameter has a value.
   *
   * <pre>{@code
   * // passes
   * assertThat(module).hasValue(BUFFER_SIZE, 8192);
   * // fails
   * assertThat(module).hasValue(BUFFER_SIZE, 4096);
   * }</pre>
   *
   * @param param the very object that the module was defined with
   * @param value the value expected, null for a {@code charp} that is NULL
   * @param <T> the Java type of the value
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public <T extends @Nullable Object> LoadedModuleAssert hasValue(
      Param<T> param, @Nullable T value) {
    Objects.requireNonNull(param, "param");
    parameter(param).hasValue(value);
    return this;
  }

  /**
   * Holds if a parameter has a value, of the Java type that its type has; for an array parameter
   * that is a list, or an array with the same elements.
   *
   * <pre>{@code
   * // passes
   * assertThat(module).hasValue("buffer_size", 8192);
   * // fails
   * assertThat(module).hasValue("buffer_size", "8192"); // it is an Integer
   * }</pre>
   *
   * @param parameter its name
   * @param value the value expected, null for a {@code charp} that is NULL
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadedModuleAssert hasValue(String parameter, @Nullable Object value) {
    Objects.requireNonNull(parameter, "parameter");
    ModuleParameterAssert.of(actual, declared(parameter))
        .as(info.description())
        .hasSameValueAs(value);
    return this;
  }

  /**
   * Holds if each parameter has its default value.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel.insmod(MY_DRIVER)).hasDefaultValues();
   * // fails
   * assertThat(kernel.insmod(MY_DRIVER, "debug=1")).hasDefaultValues();
   * }</pre>
   *
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadedModuleAssert hasDefaultValues() {
    isNotNull();
    List<String> changed =
        actual.definition().parameters().stream()
            .filter(param -> !Objects.equals(actual.get(param), param.defaultValue()))
            .map(Param::name)
            .toList();
    if (!changed.isEmpty()) {
      throw failure("Expecting all values to be defaults, but %s are not:%n%s", changed, table());
    }
    return this;
  }

  /**
   * Holds if the module is live.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel.insmod(MY_DRIVER)).isLive();
   * // fails
   * assertThat(module).isLive(); // after kernel.rmmod("my_driver")
   * }</pre>
   *
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadedModuleAssert isLive() {
    return hasState(LoadedModule.State.LIVE);
  }

  /**
   * Holds if the module is in a state.
   *
   * <pre>{@code
   * // passes
   * assertThat(module).hasState(LoadedModule.State.LIVE);
   * // fails
   * assertThat(module).hasState(LoadedModule.State.GONE);
   * }</pre>
   *
   * @param state the state
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadedModuleAssert hasState(LoadedModule.State state) {
    Objects.requireNonNull(state, "state");
    isNotNull();
    if (actual.state() != state) {
      throw failureWithActualExpected(
          actual.state(),
          state,
          "Expecting module <%s> to be <%s>, but it is <%s>",
          actual.name(),
          state,
          actual.state());
    }
    return this;
  }

  /**
   * Holds if a parameter has a file.
   *
   * <pre>{@code
   * // passes
   * assertThat(module).hasAttribute("debug");
   * // fails
   * assertThat(module).hasAttribute("secret"); // its permissions are 0
   * }</pre>
   *
   * @param name the declared name of the parameter
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadedModuleAssert hasAttribute(String name) {
    Objects.requireNonNull(name, "name");
    isNotNull();
    if (find(name).isEmpty()) {
      throw failure("Expecting parameter <%s> to have a file, but it has none:%n%s", name, table());
    }
    return this;
  }

  /**
   * Holds if there is no such parameter, or it has no file.
   *
   * <pre>{@code
   * // passes
   * assertThat(module).doesNotHaveAttribute("secret");
   * // fails
   * assertThat(module).doesNotHaveAttribute("debug");
   * }</pre>
   *
   * @param name the declared name of the parameter
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadedModuleAssert doesNotHaveAttribute(String name) {
    Objects.requireNonNull(name, "name");
    isNotNull();
    if (find(name).isPresent()) {
      throw failure("Expecting parameter <%s> to have no file, but it has one:%n%s", name, table());
    }
    return this;
  }

  /**
   * Holds if the module knew every argument that it was loaded with.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel.insmod(MY_DRIVER, "debug=1")).tookAllArguments();
   * // fails
   * assertThat(kernel.insmod(MY_DRIVER, "debugg=1")).tookAllArguments();
   * }</pre>
   *
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadedModuleAssert tookAllArguments() {
    isNotNull();
    new ArgumentReportAssert(actual.arguments()).as(info.description()).isClean();
    return this;
  }

  /**
   * Holds if the module tainted the kernel with exactly these.
   *
   * <pre>{@code
   * // passes
   * assertThat(module).isTaintedBy(Taint.UNSIGNED_MODULE);
   * // fails
   * assertThat(module).isTaintedBy(Taint.OUT_OF_TREE_MODULE);
   * }</pre>
   *
   * @param taints the taints, none for a module that did not
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadedModuleAssert isTaintedBy(Taint... taints) {
    Objects.requireNonNull(taints, "taints");
    isNotNull();
    Set<Taint> expected = EnumSet.noneOf(Taint.class);
    expected.addAll(List.of(taints));
    if (!actual.taints().equals(expected)) {
      throw failureWithActualExpected(
          actual.taints(),
          expected,
          "Expecting module <%s> to taint the kernel with%n  %s%nbut it does with%n  %s",
          actual.name(),
          expected,
          actual.taints());
    }
    return this;
  }

  /**
   * Holds if that many hold the module.
   *
   * <pre>{@code
   * // passes
   * assertThat(bus).hasReferenceCount(1); // a driver depends on it
   * // fails
   * assertThat(bus).hasReferenceCount(0);
   * }</pre>
   *
   * @param count the number
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public LoadedModuleAssert hasReferenceCount(int count) {
    isNotNull();
    if (actual.referenceCount() != count) {
      throw failureWithActualExpected(
          actual.referenceCount(),
          count,
          "Expecting module <%s> to be held <%s> times, but it is <%s> times, by modules%n  %s",
          actual.name(),
          count,
          actual.referenceCount(),
          actual.holders());
    }
    return this;
  }

  /**
   * Goes on with a parameter.
   *
   * <pre>{@code
   * // passes
   * assertThat(module).parameter(BUFFER_SIZE).hasValue(8192);
   * // fails
   * assertThat(module).parameter(BUFFER_SIZE).hasDefaultValue();
   * }</pre>
   *
   * @param param the very object that the module was defined with
   * @param <T> the Java type of the value
   * @return assertions on the parameter
   * @throws AssertionError if the module has no such parameter
   */
  public <T extends @Nullable Object> ModuleParameterAssert<T> parameter(Param<T> param) {
    Objects.requireNonNull(param, "param");
    isNotNull();
    if (actual.definition().parameters().stream().noneMatch(own -> own.equals(param))) {
      throw failure(
          "Expecting module <%s> to declare%n  %s%nas this very object, but it has:%n%s",
          actual.name(), param, table());
    }
    return ModuleParameterAssert.of(actual, param).as(info.description());
  }

  /**
   * Goes on with a parameter.
   *
   * <pre>{@code
   * // passes
   * assertThat(module).parameter("buffer_size").hasText("8192\n");
   * // fails
   * assertThat(module).parameter("bufer_size");
   * }</pre>
   *
   * @param name its name, in which {@code -} is {@code _}
   * @return assertions on the parameter
   * @throws AssertionError if the module has no such parameter
   */
  public ModuleParameterAssert<?> parameter(String name) {
    Objects.requireNonNull(name, "name");
    return ModuleParameterAssert.of(actual, declared(name)).as(info.description());
  }

  /**
   * Goes on with the file of a parameter.
   *
   * <pre>{@code
   * // passes
   * assertThat(module).attribute("debug").hasContent("Y\n");
   * // fails
   * assertThat(module).attribute("secret"); // its permissions are 0
   * }</pre>
   *
   * @param name the declared name of the parameter
   * @return assertions on the attribute
   * @throws AssertionError if the parameter has no file
   */
  public AttributeAssert attribute(String name) {
    Objects.requireNonNull(name, "name");
    hasAttribute(name);
    return new AttributeAssert(actual.attribute(name)).as(info.description());
  }

  private Param<?> declared(String name) {
    isNotNull();
    return actual
        .definition()
        .parameter(name)
        .orElseThrow(
            () ->
                failure(
                    "Expecting module <%s> to have a parameter <%s>, but it has:%n%s",
                    actual.name(), name, table()));
  }

  private Optional<Attribute> find(String name) {
    return actual.attributes().stream()
        .filter(attribute -> attribute.name().equals(name))
        .findFirst();
  }

  private String table() {
    return actual.parameterTable();
  }
}
