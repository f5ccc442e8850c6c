// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.Location;
import dev.modparam.input.Note;
import dev.modparam.modprobe.config.KernelCommandLine;
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
    List<Step> steps,
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
  public List<Load> loads() {
    return steps.stream().filter(Load.class::isInstance).map(Load.class::cast).toList();
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
      text.append(word).append(" is not a module, an alias or a command");
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

  private static void explain(int number, Step step, StringBuilder text) {
    String role = step.role().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    text.append(number).append(". ").append(step.toString().strip());
    text.append("  [").append(role).append("]\n");
    if (step instanceof Load load) {
      for (Argument argument : load.words()) {
        text.append("     ").append(argument).append('\n');
        argument.problem().ifPresent(it -> text.append("       ").append(it).append('\n'));
      }
      load.surprises().forEach(note -> text.append("     note: ").append(note).append('\n'));
    }
  }

  /** Returns the explanation. */
  @Override
  public String toString() {
    return explain();
  }

  /**
   * One word that reaches a module, and where it comes from.
   *
   * @param name what stands before the {@code =}
   * @param value what stands after it; empty for a bare name
   * @param origin what kind of place it comes from
   * @param location the very place; empty for the command line
   * @param wins false if the same parameter is given again later in the line, which then decides
   * @param problem what the module makes of it, if it does not take it as it is; empty also if the
   *     tree does not know the parameters of the module
   */
  public record Argument(
      String name,
      Optional<String> value,
      Origin origin,
      Optional<Location> location,
      boolean wins,
      Optional<String> problem) {

    /** Where an argument can come from. */
    public enum Origin {
      /** An {@code options} line. */
      CONFIGURATION,
      /** {@code module.parameter} on the kernel command line. */
      KERNEL_COMMAND_LINE,
      /** The command line of modprobe. */
      COMMAND_LINE
    }

    /**
     * Makes an argument.
     *
     * @param name what stands before the {@code =}
     * @param value what stands after it; empty for a bare name
     * @param origin what kind of place it comes from
     * @param location the very place; empty for the command line
     * @param wins false if the same parameter is given again later in the line, which then decides
     * @param problem what the module makes of it, if it does not take it as it is
     */
    public Argument {
      requireNonNull(name, "name");
      requireNonNull(value, "value");
      requireNonNull(origin, "origin");
      requireNonNull(location, "location");
      requireNonNull(problem, "problem");
    }

    private String place() {
      return switch (origin) {
        case CONFIGURATION -> location.map(Location::toString).orElse("");
        case KERNEL_COMMAND_LINE -> KernelCommandLine.FILE;
        case COMMAND_LINE -> "command line";
      };
    }

    /** Returns the word and its origin, such as {@code debug=1 (/etc/modprobe.d/a.conf:3:19)}. */
    @Override
    public String toString() {
      return name
          + value.map(text -> "=" + text).orElse("")
          + " ("
          + place()
          + (wins ? ")" : "; overridden)");
    }
  }

  /** One thing that modprobe would do, or leave. */
  public sealed interface Step {

    /**
     * Returns the module that the step is about.
     *
     * @return its name
     */
    String module();

    /**
     * Returns why the module is looked at.
     *
     * @return the role
     */
    Role role();

    /** Why a module is looked at. */
    enum Role {
      /** It was asked for, by name or by alias. */
      NAMED,
      /** Something that was asked for needs it. */
      DEPENDENCY,
      /** A soft dependency names it; its failure is ignored. */
      SOFT_DEPENDENCY
    }

    /** Why a module is left alone. */
    enum Reason {
      /** It is loaded; arguments have no effect on it. */
      LOADED,
      /** It is part of the kernel; its parameters are set on the kernel command line. */
      BUILT_IN,
      /** A {@code blacklist} line names it, and it was reached by an alias. */
      BLACKLISTED,
      /** An alias leads to it, but there is no such module. */
      NO_SUCH_MODULE
    }
  }

  /**
   * A module is loaded.
   *
   * @param module its name
   * @param role why
   * @param path its file
   * @param arguments the exact text that the kernel gets
   * @param words the same, word by word; an immutable list
   * @param surprises what may surprise about it, an immutable list
   */
  public record Load(
      String module,
      Step.Role role,
      String path,
      String arguments,
      List<Argument> words,
      List<String> surprises)
      implements Step {

    /**
     * Makes a step.
     *
     * @param module its name
     * @param role why
     * @param path its file
     * @param arguments the exact text that the kernel gets
     * @param words the same, word by word
     * @param surprises what may surprise about it
     */
    public Load {
      requireNonNull(module, "module");
      requireNonNull(role, "role");
      requireNonNull(path, "path");
      requireNonNull(arguments, "arguments");
      words = List.copyOf(requireNonNull(words, "words"));
      surprises = List.copyOf(requireNonNull(surprises, "surprises"));
    }

    /** Returns what {@code modprobe -v} prints. */
    @Override
    public String toString() {
      return "insmod " + path + " " + arguments;
    }
  }

  /**
   * A command runs instead of loading a module.
   *
   * @param module the module
   * @param role why
   * @param command the text for the shell, {@code $CMDLINE_OPTS} replaced
   * @param location the {@code install} line
   */
  public record RunCommand(String module, Step.Role role, String command, Location location)
      implements Step {

    /**
     * Makes a step.
     *
     * @param module the module
     * @param role why
     * @param command the text for the shell, {@code $CMDLINE_OPTS} replaced
     * @param location the {@code install} line
     */
    public RunCommand {
      requireNonNull(module, "module");
      requireNonNull(role, "role");
      requireNonNull(command, "command");
      requireNonNull(location, "location");
    }

    /** Returns the command and its place. */
    @Override
    public String toString() {
      return "install " + command + " (" + location + ")";
    }
  }

  /**
   * A module is left alone.
   *
   * @param module its name
   * @param role why it was looked at
   * @param reason why it is left
   * @param location the line that decides, if one does
   */
  public record Skip(String module, Step.Role role, Step.Reason reason, Optional<Location> location)
      implements Step {

    /**
     * Makes a step.
     *
     * @param module its name
     * @param role why it was looked at
     * @param reason why it is left
     * @param location the line that decides, if one does
     */
    public Skip {
      requireNonNull(module, "module");
      requireNonNull(role, "role");
      requireNonNull(reason, "reason");
      requireNonNull(location, "location");
    }

    /** Returns the module and the reason. */
    @Override
    public String toString() {
      String why =
          switch (reason) {
            case LOADED -> "is loaded already, and arguments have no effect on it";
            case BUILT_IN ->
                "is built in; its parameters are set on the kernel command line of the boot";
            case BLACKLISTED -> "is blacklisted, and was reached by an alias";
            case NO_SUCH_MODULE -> "is not a module, so modprobe fails here";
          };
      return "skip "
          + module
          + ": it "
          + why
          + location.map(place -> " (" + place + ")").orElse("");
    }
  }
}
