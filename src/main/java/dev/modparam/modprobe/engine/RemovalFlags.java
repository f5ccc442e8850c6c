// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

/**
 * What decides about unloading besides the configuration.
 *
 * @param removeHolders whether what uses the named module goes first
 * @param firstTime whether it is an error that a module is not loaded
 * @param ignoreCommands whether {@code remove} lines and soft dependencies do not count
 * @param ignoreLoaded whether it does not matter what the kernel has
 * @param force whether a module goes although it is in use
 * @param waits whether the kernel is asked although the module is in use
 * @param dryRun whether nothing is really done
 */
public record RemovalFlags(
    boolean removeHolders,
    boolean firstTime,
    boolean ignoreCommands,
    boolean ignoreLoaded,
    boolean force,
    boolean waits,
    boolean dryRun) {

  /** The flags of {@code modprobe -r WORD}. */
  public static final RemovalFlags PLAIN =
      new RemovalFlags(false, false, false, false, false, false, false);
}
