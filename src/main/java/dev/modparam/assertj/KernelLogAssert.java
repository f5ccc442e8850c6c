// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import dev.modparam.kernel.KernelLog;
import dev.modparam.module.LogLevel;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a {@link KernelLog}. Messages show the records that come nearest. */
@SuppressWarnings("exports")
public class KernelLogAssert extends AbstractAssert<KernelLogAssert, KernelLog> {

  /**
   * Makes assertions; {@link ModparamAssertions#assertThat} is shorter.
   *
   * @param actual what to look at; null fails each assertion
   */
  public KernelLogAssert(@Nullable KernelLog actual) {
    super(actual, KernelLogAssert.class);
  }

  /**
   * Holds if a record of any level has this in its text.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel.log()).contains("invalid for parameter `debug'");
   * // fails
   * assertThat(kernel.log()).contains("invalid for parameter `size'");
   * }</pre>
   *
   * @param text the text, or a part of it
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public KernelLogAssert contains(String text) {
    Objects.requireNonNull(text, "text");
    return containsRecord(record -> record.text().contains(text), "a record with", text);
  }

  /**
   * Holds if a record of a level has this in its text.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel.log()).contains(LogLevel.ERR, "invalid for parameter");
   * // fails
   * assertThat(kernel.log()).contains(LogLevel.INFO, "invalid for parameter");
   * }</pre>
   *
   * @param level the level
   * @param text the text, or a part of it
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public KernelLogAssert contains(LogLevel level, String text) {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(text, "text");
    return containsRecord(
        record -> record.level() == level && record.text().contains(text),
        "a record of level " + level + " with",
        text);
  }

  /**
   * Holds if no record has this in its text.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel.log()).doesNotContain("tainting kernel");
   * // fails
   * assertThat(kernel.log()).doesNotContain("invalid");
   * }</pre>
   *
   * @param text the text, or a part of it
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public KernelLogAssert doesNotContain(String text) {
    Objects.requireNonNull(text, "text");
    List<KernelLog.Entry> found =
        records().stream().filter(record -> record.text().contains(text)).toList();
    if (!found.isEmpty()) {
      throw failure(
          "Expecting the log not to contain%n  %s%nbut there is:%n%s",
          LogLines.quoted(text), LogLines.of(found));
    }
    return this;
  }

  /**
   * Holds if no record is more severe than a level.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel.log()).hasNothingWorseThan(LogLevel.NOTICE);
   * // fails
   * assertThat(kernel.log()).hasNothingWorseThan(LogLevel.NOTICE); // with an ERR
   * }</pre>
   *
   * @param level the worst level allowed
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public KernelLogAssert hasNothingWorseThan(LogLevel level) {
    Objects.requireNonNull(level, "level");
    List<KernelLog.Entry> worse =
        records().stream().filter(record -> record.level().number() < level.number()).toList();
    if (!worse.isEmpty()) {
      throw failure(
          "Expecting the log to have nothing worse than <%s>, but there is:%n%s",
          level, LogLines.of(worse));
    }
    return this;
  }

  /**
   * Holds if the log has no records.
   *
   * <pre>{@code
   * // passes
   * assertThat(new SimulatedKernel().log()).isEmpty();
   * // fails
   * assertThat(kernel.log()).isEmpty();
   * }</pre>
   *
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public KernelLogAssert isEmpty() {
    if (!records().isEmpty()) {
      throw failure(
          "Expecting the log to be empty, but it ends with:%n%s", LogLines.last(records()));
    }
    return this;
  }

  /**
   * Goes on with the texts of the records, oldest first.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel.log()).texts().containsExactly("my_driver: eth0 is up");
   * // fails
   * assertThat(kernel.log()).texts().hasSize(2);
   * }</pre>
   *
   * @return assertions on the texts
   * @throws AssertionError if there is no log
   */
  public ListAssert<String> texts() {
    return Assertions.assertThat(records().stream().map(KernelLog.Entry::text).toList())
        .as(info.description());
  }

  private KernelLogAssert containsRecord(
      Predicate<KernelLog.Entry> wanted, String description, String text) {
    List<KernelLog.Entry> records = records();
    if (records.stream().noneMatch(wanted)) {
      throw failure(
          "Expecting the log to contain %s%n  %s%nbut the nearest are:%n%s",
          description, LogLines.quoted(text), LogLines.nearest(records, text));
    }
    return this;
  }

  private List<KernelLog.Entry> records() {
    isNotNull();
    return actual.records();
  }
}
