// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.Location;
import java.util.List;

/**
 * One line of a configuration that says something. Names are spelled as kmod compares them, with
 * {@code _} for {@code -}.
 */
public sealed interface Directive {

  /**
   * Returns the place of the directive.
   *
   * @return the place of its first word; on the kernel command line that of the whole word
   */
  Location location();

  /**
   * Returns the word that the line begins with.
   *
   * @return such as {@code "options"}
   */
  String keyword();

  /**
   * Returns the module that the directive names.
   *
   * @return its name, or an alias of it; of an {@code alias} line the module that it leads to
   */
  String module();

  /**
   * Returns what the directive is about.
   *
   * @return a module, or an alias pattern
   */
  default String key() {
    return this instanceof Alias alias ? alias.pattern() : module();
  }

  /**
   * Returns the rest of the line as {@code modprobe -c} prints it.
   *
   * @return the text, empty for {@code blacklist}
   */
  String value();

  /**
   * {@code alias PATTERN MODULE}.
   *
   * @param pattern what is matched with the word given to modprobe
   * @param module the module to load instead
   * @param location where it stands
   */
  record Alias(String pattern, String module, Location location) implements Directive {

    /**
     * Makes a directive.
     *
     * @param pattern what is matched with the word given to modprobe
     * @param module the module to load instead
     * @param location where it stands
     */
    public Alias {
      requireNonNull(pattern, "pattern");
      requireNonNull(module, "module");
      requireNonNull(location, "location");
    }

    @Override
    public String keyword() {
      return "alias";
    }

    @Override
    public String value() {
      return module;
    }
  }

  /**
   * {@code blacklist MODULE}.
   *
   * @param module the module that is not loaded by way of an alias
   * @param location where it stands
   */
  record Blacklist(String module, Location location) implements Directive {

    /**
     * Makes a directive.
     *
     * @param module the module that is not loaded by way of an alias
     * @param location where it stands
     */
    public Blacklist {
      requireNonNull(module, "module");
      requireNonNull(location, "location");
    }

    @Override
    public String keyword() {
      return "blacklist";
    }

    @Override
    public String value() {
      return "";
    }
  }

  /**
   * {@code options MODULE REST}, or {@code MODULE.REST} on the kernel command line.
   *
   * @param module the module or alias, taken literally
   * @param arguments what goes before the arguments of the command line, with its blanks
   * @param location where it stands
   */
  record Options(String module, String arguments, Location location) implements Directive {

    /**
     * Makes a directive.
     *
     * @param module the module or alias, taken literally
     * @param arguments what goes before the arguments of the command line, with its blanks
     * @param location where it stands
     */
    public Options {
      requireNonNull(module, "module");
      requireNonNull(arguments, "arguments");
      requireNonNull(location, "location");
    }

    @Override
    public String keyword() {
      return "options";
    }

    @Override
    public String value() {
      return arguments;
    }
  }

  /**
   * {@code install PATTERN COMMAND}.
   *
   * @param module the pattern of modules that it is for
   * @param command what a shell runs instead of loading the module
   * @param location where it stands
   */
  record Install(String module, String command, Location location) implements Directive {

    /**
     * Makes a directive.
     *
     * @param module the pattern of modules that it is for
     * @param command what a shell runs instead of loading the module
     * @param location where it stands
     */
    public Install {
      requireNonNull(module, "module");
      requireNonNull(command, "command");
      requireNonNull(location, "location");
    }

    @Override
    public String keyword() {
      return "install";
    }

    @Override
    public String value() {
      return command;
    }
  }

  /**
   * {@code remove PATTERN COMMAND}.
   *
   * @param module the pattern of modules that it is for
   * @param command what a shell runs instead of unloading the module
   * @param location where it stands
   */
  record Remove(String module, String command, Location location) implements Directive {

    /**
     * Makes a directive.
     *
     * @param module the pattern of modules that it is for
     * @param command what a shell runs instead of unloading the module
     * @param location where it stands
     */
    public Remove {
      requireNonNull(module, "module");
      requireNonNull(command, "command");
      requireNonNull(location, "location");
    }

    @Override
    public String keyword() {
      return "remove";
    }

    @Override
    public String value() {
      return command;
    }
  }

  /**
   * {@code softdep PATTERN pre: … post: …}. Only the first that matches a module counts.
   *
   * @param module the pattern of modules that it is for
   * @param pre names or aliases to load before, an immutable list
   * @param post names or aliases to load after, an immutable list
   * @param location where it stands
   */
  record Softdep(String module, List<String> pre, List<String> post, Location location)
      implements Directive {

    /**
     * Makes a directive.
     *
     * @param module the pattern of modules that it is for
     * @param pre names or aliases to load before
     * @param post names or aliases to load after
     * @param location where it stands
     */
    public Softdep {
      requireNonNull(module, "module");
      requireNonNull(location, "location");
      pre = List.copyOf(requireNonNull(pre, "pre"));
      post = List.copyOf(requireNonNull(post, "post"));
    }

    @Override
    public String keyword() {
      return "softdep";
    }

    /** Returns both lists; kmod puts no space between them. */
    @Override
    public String value() {
      return (pre.isEmpty() ? "" : "pre: " + String.join(" ", pre))
          + (post.isEmpty() ? "" : "post: " + String.join(" ", post));
    }
  }

  /**
   * {@code weakdep PATTERN …}, which kmod knows since 33, and which loads nothing.
   *
   * @param module the pattern of modules that it is for
   * @param weak names or aliases that the module may load, an immutable list
   * @param location where it stands
   */
  record Weakdep(String module, List<String> weak, Location location) implements Directive {

    /**
     * Makes a directive.
     *
     * @param module the pattern of modules that it is for
     * @param weak names or aliases that the module may load
     * @param location where it stands
     */
    public Weakdep {
      requireNonNull(module, "module");
      requireNonNull(location, "location");
      weak = List.copyOf(requireNonNull(weak, "weak"));
    }

    @Override
    public String keyword() {
      return "weakdep";
    }

    @Override
    public String value() {
      return String.join(" ", weak);
    }
  }
}
