// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.Location;
import java.util.List;
import java.util.Optional;

/** One thing that modprobe would do, or leave. */
public sealed interface PlanStep {

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

  /**
   * A module is loaded.
   *
   * @param module its name
   * @param role why
   * @param path its file
   * @param arguments the exact text that the kernel gets
   * @param words the same, word by word; an immutable list
   * @param notes what may surprise about it, an immutable list
   */
  record Load(
      String module,
      Role role,
      String path,
      String arguments,
      List<PlannedArgument> words,
      List<String> notes)
      implements PlanStep {

    /**
     * Makes a step.
     *
     * @param module its name
     * @param role why
     * @param path its file
     * @param arguments the exact text that the kernel gets
     * @param words the same, word by word
     * @param notes what may surprise about it
     */
    public Load {
      requireNonNull(module, "module");
      requireNonNull(role, "role");
      requireNonNull(path, "path");
      requireNonNull(arguments, "arguments");
      words = List.copyOf(requireNonNull(words, "words"));
      notes = List.copyOf(requireNonNull(notes, "notes"));
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
  record RunCommand(String module, Role role, String command, Location location)
      implements PlanStep {

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
  record Skip(String module, Role role, Reason reason, Optional<Location> location)
      implements PlanStep {

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
            case NO_SUCH_MODULE -> "is no module, so modprobe fails here";
          };
      return "skip "
          + module
          + ": it "
          + why
          + location.map(place -> " (" + place + ")").orElse("");
    }
  }
}
