// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import dev.modparam.input.Location;
import dev.modparam.modprobe.config.Directive;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A module that a look-up found, which need not exist: {@code struct kmod_module}. The same module
 * by its name and by an alias are two candidates. It belongs to one {@link KmodContext}.
 */
public final class Candidate {

  private final String name;
  private final @Nullable String alias;

  /** The place of the configured alias that led here, if one did. */
  @Nullable Location aliasLocation;

  /** Its file's path, where that is not to be looked up. */
  @Nullable String path;

  /** Its file, if it was named by a path. */
  @Nullable CandidateFile file;

  boolean builtIn;
  boolean visited;
  boolean required;
  boolean ignoreCommand;
  Directive.@Nullable Install install;
  Directive.@Nullable Remove remove;

  Candidate(String name, @Nullable String alias) {
    this.name = name;
    this.alias = alias;
  }

  public String name() {
    return name;
  }

  /** Returns the alias that led to it; of a configured one its pattern. */
  public Optional<String> alias() {
    return Optional.ofNullable(alias);
  }

  public Optional<Location> aliasLocation() {
    return Optional.ofNullable(aliasLocation);
  }

  public boolean isBuiltIn() {
    return builtIn;
  }
}
