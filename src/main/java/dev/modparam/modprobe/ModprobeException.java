// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module could not be loaded or unloaded. The message tells the whole story: what modprobe says,
 * why the kernel refused, and the plan with the origin of each argument. The cause is the kernel's
 * exception, if it was the kernel that refused.
 */
public final class ModprobeException extends ErrnoException {

  private static final long serialVersionUID = 1L;

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
      text.append("\nThe plan was:\n").append(plan.explain());
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
   * Returns what was to be done.
   *
   * @return the plan; null for an unload, and after the exception was deserialized
   */
  public @Nullable ModprobePlan plan() {
    return plan;
  }
}
