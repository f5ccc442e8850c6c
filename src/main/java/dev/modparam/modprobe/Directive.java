// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import java.util.List;

/**
 * One line of a configuration that says something. Names are spelled as kmod compares them, with
 * {@code _} for {@code -}.
 */
public sealed interface Directive {

  /**
   * Returns where the directive begins.
   *
   * @return the place of its first word
   */
  SourceLocation location();

  /**
   * Returns the word that the line begins with.
   *
   * @return such as {@code "options"}
   */
  String keyword();

  /**
   * Returns what the directive is about.
   *
   * @return a module, or an alias pattern
   */
  String key();

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
  record Alias(String pattern, String module, SourceLocation location) implements Directive {

    /** Makes a directive. */
    public Alias {}

    @Override
    public String keyword() {
      return "alias";
    }

    @Override
    public String key() {
      return pattern;
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
  record Blacklist(String module, SourceLocation location) implements Directive {

    /** Makes a directive. */
    public Blacklist {}

    @Override
    public String keyword() {
      return "blacklist";
    }

    @Override
    public String key() {
      return module;
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
  record Options(String module, String arguments, SourceLocation location) implements Directive {

    /** Makes a directive. */
    public Options {}

    @Override
    public String keyword() {
      return "options";
    }

    @Override
    public String key() {
      return module;
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
  record Install(String module, String command, SourceLocation location) implements Directive {

    /** Makes a directive. */
    public Install {}

    @Override
    public String keyword() {
      return "install";
    }

    @Override
    public String key() {
      return module;
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
  record Remove(String module, String command, SourceLocation location) implements Directive {

    /** Makes a directive. */
    public Remove {}

    @Override
    public String keyword() {
      return "remove";
    }

    @Override
    public String key() {
      return module;
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
  record Softdep(String module, List<String> pre, List<String> post, SourceLocation location)
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
      pre = List.copyOf(pre);
      post = List.copyOf(post);
    }

    @Override
    public String keyword() {
      return "softdep";
    }

    @Override
    public String key() {
      return module;
    }

    /** Returns both lists; kmod puts no space between them. */
    @Override
    public String value() {
      return (pre.isEmpty() ? "" : "pre: " + String.join(" ", pre))
          + (post.isEmpty() ? "" : "post: " + String.join(" ", post));
    }
  }

  /**
   * {@code weakdep PATTERN …}, which only kmod 34 knows, and which loads nothing.
   *
   * @param module the pattern of modules that it is for
   * @param weak names or aliases that the module may load, an immutable list
   * @param location where it stands
   */
  record Weakdep(String module, List<String> weak, SourceLocation location) implements Directive {

    /**
     * Makes a directive.
     *
     * @param module the pattern of modules that it is for
     * @param weak names or aliases that the module may load
     * @param location where it stands
     */
    public Weakdep {
      weak = List.copyOf(weak);
    }

    @Override
    public String keyword() {
      return "weakdep";
    }

    @Override
    public String key() {
      return module;
    }

    @Override
    public String value() {
      return String.join(" ", weak);
    }
  }
}
