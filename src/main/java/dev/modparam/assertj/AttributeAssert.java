// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.param.Errno;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on an {@link Attribute}, the file of a parameter: content, mode, who may do what. */
@SuppressWarnings("exports")
public class AttributeAssert extends AbstractAssert<AttributeAssert, Attribute> {

  /**
   * Makes assertions; {@link ModparamAssertions#assertThat} is shorter.
   *
   * @param actual what to look at; null fails each assertion
   */
  public AttributeAssert(@Nullable Attribute actual) {
    super(actual, AttributeAssert.class);
  }

  /**
   * Holds if the file has this content, as root reads it.
   *
   * <pre>{@code
   * // passes
   * assertThat(module.attribute("debug")).hasContent("Y\n");
   * // fails
   * assertThat(module.attribute("debug")).hasContent("Y"); // the newline counts
   * }</pre>
   *
   * @param text the whole content
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public AttributeAssert hasContent(String text) {
    Objects.requireNonNull(text, "text");
    isNotNull();
    String content = content();
    if (!content.equals(text)) {
      throw failureWithActualExpected(
          content,
          text,
          "Expecting%n  %s%nto hold%n  %s%nbut it holds%n  %s",
          actual,
          LogLines.quoted(text),
          LogLines.quoted(content));
    }
    return this;
  }

  /**
   * Holds if the file has these permission bits now.
   *
   * <pre>{@code
   * // passes
   * assertThat(module.attribute("debug")).hasMode(0644);
   * // fails
   * assertThat(module.attribute("debug")).hasMode(0444);
   * }</pre>
   *
   * @param octal the bits, in octal
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public AttributeAssert hasMode(int octal) {
    isNotNull();
    if (actual.mode() != octal) {
      throw failureWithActualExpected(
          octal(actual.mode()),
          octal(octal),
          "Expecting%n  %s%nto have mode %s, but it has %s",
          actual,
          octal(octal),
          octal(actual.mode()));
    }
    return this;
  }

  /**
   * Holds if a user can open the file to read it.
   *
   * <pre>{@code
   * // passes
   * assertThat(module.attribute("debug")).isReadableBy(Credentials.NOBODY);
   * // fails
   * assertThat(module.attribute("key")).isReadableBy(Credentials.NOBODY); // 0600
   * }</pre>
   *
   * @param user who
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public AttributeAssert isReadableBy(Credentials user) {
    Objects.requireNonNull(user, "user");
    isNotNull();
    return access(actual.isReadableBy(user), true, user, "readable");
  }

  /**
   * Holds if a user cannot open the file to read it.
   *
   * <pre>{@code
   * // passes
   * assertThat(module.attribute("key")).isNotReadableBy(Credentials.NOBODY);
   * // fails
   * assertThat(module.attribute("key")).isNotReadableBy(Credentials.ROOT);
   * }</pre>
   *
   * @param user who
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public AttributeAssert isNotReadableBy(Credentials user) {
    Objects.requireNonNull(user, "user");
    isNotNull();
    return access(actual.isReadableBy(user), false, user, "readable");
  }

  /**
   * Holds if a user can open the file to write it.
   *
   * <pre>{@code
   * // passes
   * assertThat(module.attribute("debug")).isWritableBy(Credentials.ROOT);
   * // fails
   * assertThat(module.attribute("debug")).isWritableBy(Credentials.NOBODY);
   * }</pre>
   *
   * @param user who
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public AttributeAssert isWritableBy(Credentials user) {
    Objects.requireNonNull(user, "user");
    isNotNull();
    return access(actual.isWritableBy(user), true, user, "writable");
  }

  /**
   * Holds if a user cannot open the file to write it.
   *
   * <pre>{@code
   * // passes
   * assertThat(module.attribute("buffer_size")).isNotWritableBy(Credentials.ROOT); // 0444
   * // fails
   * assertThat(module.attribute("debug")).isNotWritableBy(Credentials.ROOT);
   * }</pre>
   *
   * @param user who
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public AttributeAssert isNotWritableBy(Credentials user) {
    Objects.requireNonNull(user, "user");
    isNotNull();
    return access(actual.isWritableBy(user), false, user, "writable");
  }

  /**
   * Writes to the file as root, and holds if the parameter takes the text.
   *
   * <pre>{@code
   * // passes
   * assertThat(module.attribute("debug")).accepts("1");
   * // fails
   * assertThat(module.attribute("debug")).accepts("maybe");
   * }</pre>
   *
   * @param text what to write
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public AttributeAssert accepts(String text) {
    Objects.requireNonNull(text, "text");
    isNotNull();
    try {
      actual.store(text);
    } catch (FileException problem) {
      throw failure(
          "Expecting%n  %s%nto accept %s, but:%n  %s",
          actual, LogLines.quoted(text), problem.getMessage());
    }
    return this;
  }

  /**
   * Writes to the file as root, and holds if that fails with an error.
   *
   * <pre>{@code
   * // passes
   * assertThat(module.attribute("debug")).refuses("maybe", Errno.EINVAL);
   * // fails
   * assertThat(module.attribute("debug")).refuses("1", Errno.EINVAL);
   * }</pre>
   *
   * @param text what to write
   * @param errno the error expected
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public AttributeAssert refuses(String text, Errno errno) {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(errno, "errno");
    isNotNull();
    try {
      actual.store(text);
    } catch (FileException problem) {
      if (problem.errno().equals(errno)) {
        return this;
      }
      throw failureWithActualExpected(
          problem.errno(),
          errno,
          "Expecting%n  %s%nto refuse %s with %s, but:%n  %s",
          actual,
          LogLines.quoted(text),
          errno,
          problem.getMessage());
    }
    throw failure(
        "Expecting%n  %s%nto refuse %s with %s, but it took it and now holds%n  %s",
        actual, LogLines.quoted(text), errno, LogLines.quoted(content()));
  }

  private AttributeAssert access(boolean found, boolean wanted, Credentials user, String how) {
    if (found != wanted) {
      throw failure(
          "Expecting%n  %s%n%sto be %s by %s, but it is%s",
          actual, wanted ? "" : "not ", how, user, wanted ? " not" : "");
    }
    return this;
  }

  private String content() {
    try {
      return actual.show();
    } catch (FileException problem) {
      throw failure("Expecting%n  %s%nto be read, but:%n  %s", actual, problem.getMessage());
    }
  }

  private static String octal(int mode) {
    return String.format("%04o", mode);
  }
}
