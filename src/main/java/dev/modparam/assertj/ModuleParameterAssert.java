// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.files.FileException;
import dev.modparam.param.Param;
import java.lang.reflect.Array;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a parameter of a loaded module. {@link LoadedModuleAssert#parameter(Param)} makes
 * them.
 *
 * @param <T> the Java type of the value
 */
@SuppressWarnings("exports")
public class ModuleParameterAssert<T extends @Nullable Object>
    extends AbstractAssert<ModuleParameterAssert<T>, Param<T>> {

  private final LoadedModule module;

  /**
   * Makes assertions.
   *
   * @param module the module
   * @param param its parameter, the very object that it was defined with
   */
  public ModuleParameterAssert(LoadedModule module, Param<T> param) {
    super(Objects.requireNonNull(param, "param"), ModuleParameterAssert.class);
    this.module = Objects.requireNonNull(module, "module");
  }

  static <T extends @Nullable Object> ModuleParameterAssert<T> of(
      LoadedModule module, Param<T> param) {
    return new ModuleParameterAssert<>(module, param);
  }

  /**
   * Holds if the variable has a value. Arrays are compared by their elements.
   *
   * <pre>{@code
   * // passes
   * assertThat(module).parameter(DEBUG).hasValue(true);
   * // fails
   * assertThat(module).parameter(DEBUG).hasValue(false);
   * }</pre>
   *
   * @param value the value expected
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ModuleParameterAssert<T> hasValue(@Nullable T value) {
    return hasSameValueAs(value);
  }

  ModuleParameterAssert<T> hasSameValueAs(@Nullable Object value) {
    T found = module.get(actual);
    if (!Objects.equals(found, asList(value))) {
      throw failureWithActualExpected(
          found,
          value,
          "Expecting parameter <%s> to be%n  %s%nbut it is%n  %s%nin:%n%s",
          actual.name(),
          described(asList(value)),
          described(found),
          module.parameterTable());
    }
    return this;
  }

  /**
   * Holds if the variable has its default value.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel.insmod(MY_DRIVER)).parameter(DEBUG).hasDefaultValue();
   * // fails
   * assertThat(kernel.insmod(MY_DRIVER, "debug")).parameter(DEBUG).hasDefaultValue();
   * }</pre>
   *
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ModuleParameterAssert<T> hasDefaultValue() {
    return hasSameValueAs(actual.defaultValue());
  }

  /**
   * Holds if the file of the parameter has this content.
   *
   * <pre>{@code
   * // passes
   * assertThat(module).parameter(DEBUG).hasText("Y\n");
   * // fails
   * assertThat(module).parameter(DEBUG).hasText("1\n");
   * }</pre>
   *
   * @param text the whole content, nearly always with a newline
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ModuleParameterAssert<T> hasText(String text) {
    Objects.requireNonNull(text, "text");
    try {
      new AttributeAssert(module.attribute(actual.name())).as(info.description()).hasContent(text);
    } catch (FileException problem) {
      throw failure(
          "Expecting parameter <%s> to show%n  %s%nbut: %s%nin:%n%s",
          actual.name(), described(text), problem.getMessage(), module.parameterTable());
    }
    return this;
  }

  /**
   * Goes on with the value, for assertions of AssertJ.
   *
   * <pre>{@code
   * // passes
   * assertThat(module).parameter(NAME).value().asString().startsWith("eth");
   * // fails
   * assertThat(module).parameter(NAME).value().isNull();
   * }</pre>
   *
   * @return assertions on the value
   * @throws AssertionError if never
   */
  public ObjectAssert<T> value() {
    return Assertions.assertThat(module.get(actual)).as(info.description());
  }

  /** The value of an array parameter is a list; a test may give an array. */
  private static @Nullable Object asList(@Nullable Object value) {
    return value != null && value.getClass().isArray()
        ? IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i)).toList()
        : value;
  }

  private static String described(@Nullable Object value) {
    return value == null
        ? "null"
        : LogLines.quoted(value.toString()) + " (" + value.getClass().getSimpleName() + ")";
  }
}
