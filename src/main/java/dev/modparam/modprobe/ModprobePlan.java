// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.Location;
import dev.modparam.input.Note;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code modprobe WORD ARGUMENTS} would do now, found without doing it.
 *
 * @param word the word given
 * @param targets what the word stands for, an immutable list; empty if nothing has that name
 * @param steps what would be done in order if all went well, an immutable list
 * @param notes what is wrong with the configuration, an immutable list
 * @param nearest if nothing has that name, the name that may be meant
 */
public record ModprobePlan(
    String word,
    List<Target> targets,
    List<PlanStep> steps,
    List<Note> notes,
    Optional<String> nearest) {

  /**
   * Makes a plan.
   *
   * @param word the word given
   * @param targets what the word stands for
   * @param steps what would be done in order
   * @param notes what is wrong with the configuration
   * @param nearest if nothing has that name, the name that may be meant
   */
  public ModprobePlan {
    requireNonNull(word, "word");
    targets = List.copyOf(requireNonNull(targets, "targets"));
    steps = List.copyOf(requireNonNull(steps, "steps"));
    notes = List.copyOf(requireNonNull(notes, "notes"));
    requireNonNull(nearest, "nearest");
  }

  /**
   * A module that the word stands for.
   *
   * @param module its name
   * @param alias the alias that led to it; empty if the word is its name
   * @param location the {@code alias} line, if there is one
   */
  public record Target(String module, Optional<String> alias, Optional<Location> location) {

    /**
     * Makes a target.
     *
     * @param module its name
     * @param alias the alias that led to it; empty if the word is its name
     * @param location the {@code alias} line, if there is one
     */
    public Target {
      requireNonNull(module, "module");
      requireNonNull(alias, "alias");
      requireNonNull(location, "location");
    }

    /** Returns the name and how it was found. */
    @Override
    public String toString() {
      String how = location.map(place -> " (" + place + ")").orElse(" of the module tree");
      return module + alias.map(name -> " by alias " + name + how).orElse("");
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
    for (Note warning : notes) {
      text.append("warning: ").append(warning).append('\n');
    }
    if (targets.isEmpty()) {
      text.append(word).append(" is no module, no alias and no command");
      nearest.ifPresent(name -> text.append("; did you mean ").append(name).append('?'));
      text.append('\n');
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
      for (PlannedArgument argument : load.words()) {
        text.append("     ").append(argument).append('\n');
        argument.problem().ifPresent(it -> text.append("       ").append(it).append('\n'));
      }
      load.notes().forEach(note -> text.append("     note: ").append(note).append('\n'));
    }
  }

  /** Returns the explanation. */
  @Override
  public String toString() {
    return explain();
  }
}
