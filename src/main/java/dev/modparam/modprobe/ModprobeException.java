// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A module could not be loaded or unloaded. The message tells the whole story: what modprobe says,
 * why the kernel refused, and the steps with the origin of each argument. The cause is the kernel's
 * exception, if it was the kernel that refused.
 */
public final class ModprobeException extends ErrnoException {

  private static final long serialVersionUID = 1L;

  /** The word given. */
  private final String word;

  private final transient @Nullable ModprobePlan plan;

  ModprobeException(
      String word,
      Errno errno,
      List<String> complaints,
      @Nullable ModprobePlan plan,
      @Nullable Throwable cause) {
    super(errno, story(word, complaints, plan, cause));
    this.word = word;
    this.plan = plan;
    if (cause != null) {
      initCause(cause);
    }
  }

  private static String story(
      String word,
      List<String> complaints,
      @Nullable ModprobePlan plan,
      @Nullable Throwable cause) {
    StringBuilder text = new StringBuilder("modprobe " + word + ": ");
    text.append(String.join("; ", complaints));
    if (cause != null) {
      text.append('\n').append(cause.getMessage());
    }
    if (plan != null) {
      text.append("\nThe steps were:\n").append(plan.explain());
    }
    return text.toString().stripTrailing();
  }

  /**
   * Returns the word given.
   *
   * @return a module's name or an alias
   */
  public String word() {
    return word;
  }

  /**
   * Returns what was done, up to the step that failed.
   *
   * @return the plan; empty for an unload, and after the exception was deserialized
   */
  public Optional<ModprobePlan> plan() {
    return Optional.ofNullable(plan);
  }
}
