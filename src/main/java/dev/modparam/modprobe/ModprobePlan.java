// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.input.Location;
import dev.modparam.input.Note;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code modprobe WORD ARGUMENTS} would do now, found without doing it.
 *
 * @param word the word given
 * @param targets what the word stands for, an immutable list; empty if nothing has that name
 * @param steps what would be done in order if all went well, an immutable list
 * @param warnings what is wrong with the configuration, an immutable list
 */
public record ModprobePlan(
    String word, List<Target> targets, List<PlanStep> steps, List<Note> warnings) {

  /**
   * Makes a plan.
   *
   * @param word the word given
   * @param targets what the word stands for
   * @param steps what would be done in order
   * @param warnings what is wrong with the configuration
   */
  public ModprobePlan {
    targets = List.copyOf(targets);
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
  }

  /**
   * A module that the word stands for.
   *
   * @param module its name
   * @param alias the alias that led to it, or null if the word is its name
   * @param location the {@code alias} line, or null if there is none
   */
  public record Target(String module, @Nullable String alias, @Nullable Location location) {

    /**
     * Makes a target.
     *
     * @param module its name
     * @param alias the alias that led to it, or null if the word is its name
     * @param location the {@code alias} line, or null if there is none
     */
    public Target {}

    /** Returns the name and how it was found. */
    @Override
    public String toString() {
      if (alias == null) {
        return module;
      }
      return module
          + " by alias "
          + alias
          + (location == null ? " of the module tree" : " (" + location + ")");
    }
  }

  /**
   * Returns the modules that would be loaded.
   *
   * @return an immutable list of the steps that load
   */
  public List<PlanStep.Load> loads() {
    return steps.stream()
        .filter(PlanStep.Load.class::isInstance)
        .map(PlanStep.Load.class::cast)
        .toList();
  }

  /**
   * Tells an administrator what would happen and why.
   *
   * @return lines, each with its newline
   */
  public String explain() {
    StringBuilder text = new StringBuilder();
    for (Note warning : warnings) {
      text.append("warning: ").append(warning).append('\n');
    }
    if (targets.isEmpty()) {
      text.append(word).append(" is no module, no alias and no command\n");
    }
    for (Target target : targets) {
      text.append(word).append(" stands for ").append(target).append('\n');
    }
    for (int i = 0; i < steps.size(); i++) {
      explain(i + 1, steps.get(i), text);
    }
    return text.toString();
  }

  private static void explain(int number, PlanStep step, StringBuilder text) {
    String role = step.role().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    text.append(number).append(". ").append(step.toString().strip());
    text.append("  [").append(role).append("]\n");
    if (step instanceof PlanStep.Load load) {
      load.words().forEach(word -> text.append("     ").append(word).append('\n'));
      load.notes().forEach(note -> text.append("     note: ").append(note).append('\n'));
    }
  }

  /** Returns the explanation. */
  @Override
  public String toString() {
    return explain();
  }
}
