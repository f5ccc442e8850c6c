// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import dev.modparam.args.ArgumentLine;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the declaration of a parameter.
 *
 * @param <T> the Java type of the value
 */
@SuppressWarnings("exports")
public class ParamAssert<T extends @Nullable Object>
    extends AbstractAssert<ParamAssert<T>, Param<T>> {

  private final @Nullable ModuleDefinition module;

  /**
   * Makes assertions; {@link ModparamAssertions#assertThat} is shorter.
   *
   * @param actual what to look at; null fails each assertion
   */
  public ParamAssert(@Nullable Param<T> actual) {
    this(actual, null);
  }

  ParamAssert(@Nullable Param<T> actual, @Nullable ModuleDefinition module) {
    super(actual, ParamAssert.class);
    this.module = module;
  }

  /**
   * Holds if the parameter has a type, by name and by what it takes.
   *
   * <pre>{@code
   * // passes
   * assertThat(BUFFER_SIZE).hasType(INT.between(512, 65536));
   * // fails
   * assertThat(BUFFER_SIZE).hasType(INT);
   * }</pre>
   *
   * @param type the type
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ParamAssert<T> hasType(ParamType<?> type) {
    Objects.requireNonNull(type, "type");
    isNotNull();
    if (!actual.type().name().equals(type.name())) {
      throw wrong("type", actual.type().name(), type.name());
    }
    return check("type", actual.type().expected(), type.expected());
  }

  /**
   * Holds if the parameter has a default.
   *
   * <pre>{@code
   * // passes
   * assertThat(BUFFER_SIZE).hasDefault(4096);
   * // fails
   * assertThat(BUFFER_SIZE).hasDefault(8192);
   * }</pre>
   *
   * @param value the value
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ParamAssert<T> hasDefault(@Nullable T value) {
    isNotNull();
    return check("default", actual.defaultValue(), value);
  }

  /**
   * Holds if the parameter has these permission bits.
   *
   * <pre>{@code
   * // passes
   * assertThat(DEBUG).hasPermissions(0644);
   * // fails
   * assertThat(DEBUG).hasPermissions(0444);
   * }</pre>
   *
   * @param octal the bits, in octal
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ParamAssert<T> hasPermissions(int octal) {
    isNotNull();
    return check(
        "permissions",
        String.format("%04o", actual.permissions().bits()),
        String.format("%04o", octal));
  }

  /**
   * Holds if the parameter has a description.
   *
   * <pre>{@code
   * // passes
   * assertThat(DEBUG).hasDescription("Enable debug logging");
   * // fails
   * assertThat(DEBUG).hasDescription(null);
   * }</pre>
   *
   * @param text the description, or null for none
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ParamAssert<T> hasDescription(@Nullable String text) {
    isNotNull();
    return check("description", actual.description().orElse(null), text);
  }

  /**
   * Holds if the parameter takes a text as an argument. A second name of another parameter must be
   * reached through its module.
   *
   * <pre>{@code
   * // passes
   * assertThat(BUFFER_SIZE).accepts("0x1000");
   * // fails
   * assertThat(BUFFER_SIZE).accepts("70000");
   * }</pre>
   *
   * @param text the value
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ParamAssert<T> accepts(String text) {
    Objects.requireNonNull(text, "text");
    definition().as(info.description()).accepts(line(text));
    return this;
  }

  /**
   * Holds if the parameter refuses a text as an argument.
   *
   * <pre>{@code
   * // passes
   * assertThat(BUFFER_SIZE).refuses("70000", Errno.EINVAL);
   * // fails
   * assertThat(BUFFER_SIZE).refuses("8192", Errno.EINVAL);
   * }</pre>
   *
   * @param text the value
   * @param errno the error expected
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public ParamAssert<T> refuses(String text, Errno errno) {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(errno, "errno");
    definition().as(info.description()).checking(line(text)).rejects(actual.name(), errno);
    return this;
  }

  private String line(String text) {
    return ArgumentLine.format(actual.name(), text);
  }

  private ModuleDefinitionAssert definition() {
    isNotNull();
    return new ModuleDefinitionAssert(
        module == null ? ModuleDefinition.of("module", actual) : module);
  }

  private ParamAssert<T> check(String what, @Nullable Object found, @Nullable Object wanted) {
    if (!Objects.deepEquals(found, wanted)) {
      throw wrong(what, found, wanted);
    }
    return this;
  }

  private AssertionError wrong(String what, @Nullable Object found, @Nullable Object wanted) {
    return failureWithActualExpected(
        found,
        wanted,
        "Expecting%n  %s%nto have %s <%s>, but it has <%s>",
        actual,
        what,
        wanted,
        found);
  }
}
