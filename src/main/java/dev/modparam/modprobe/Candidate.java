// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.input.Location;
import dev.modparam.modprobe.config.Directive;
import org.jspecify.annotations.Nullable;

/**
 * A module that a look-up found, which need not exist: {@code struct kmod_module}. The same module
 * by its name and by an alias are two candidates.
 */
final class Candidate {

  private final String name;
  private final @Nullable String alias;

  /** The place of the configured alias that led here, if one did. */
  @Nullable Location aliasLocation;

  /** Its file, where that is not to be looked up. */
  @Nullable String path;

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

  String name() {
    return name;
  }

  @Nullable String alias() {
    return alias;
  }

  @Override
  public String toString() {
    return alias == null ? name : name + " by alias " + alias;
  }
}
