// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import dev.modparam.modprobe.tree.KernelModules;
import java.util.Set;

/**
 * The flags of one call, which decide with the configuration about what is loaded: {@code
 * KMOD_PROBE_*}.
 *
 * @param ignoreLoaded whether modules that are loaded count as not loaded
 * @param failOnLoaded whether it is an error that the named module is loaded
 * @param ignoreCommand whether the named module's command and soft dependencies do not count
 * @param applyBlacklist whether the blacklist counts for names, too
 * @param mode what is really done
 * @param loadFlags what the kernel shall not look at
 */
public record ProbeFlags(
    boolean ignoreLoaded,
    boolean failOnLoaded,
    boolean ignoreCommand,
    boolean applyBlacklist,
    Mode mode,
    Set<KernelModules.LoadFlag> loadFlags) {

  /** What is really done. */
  public enum Mode {
    /** Everything. */
    REAL,
    /** Nothing, as with {@code -n}: no load changes what comes after it. */
    DRY_RUN,
    /** Nothing, but what comes after a load takes it as done. */
    PLAN
  }

  public ProbeFlags {
    loadFlags = Set.copyOf(loadFlags);
  }

  /** The flags of {@code modprobe WORD}. */
  public static ProbeFlags plain(Mode mode) {
    return new ProbeFlags(false, false, false, false, mode, Set.of());
  }
}
