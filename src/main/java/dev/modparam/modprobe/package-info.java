// SPDX-License-Identifier: Apache-2.0

/**
 * Finding and configuring modules as {@code modprobe} does: module trees, modprobe.d, the kernel
 * command line, aliases, dependencies, and the commands themselves.
 *
 * <p>{@link dev.modparam.modprobe.Modprobe} is the way in. A {@link
 * dev.modparam.modprobe.tree.ModuleTree} and a {@link dev.modparam.modprobe.config.ModprobeConfig}
 * say what there is and what is wanted; a {@link dev.modparam.modprobe.ModprobePlan} says what
 * would happen and why; {@link dev.modparam.modprobe.command.KmodCommands} are the commands, from
 * argument vector to exit status.
 */
@NullMarked
package dev.modparam.modprobe;

import org.jspecify.annotations.NullMarked;
