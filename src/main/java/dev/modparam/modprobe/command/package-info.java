// SPDX-License-Identifier: Apache-2.0

/**
 * The commands {@code modprobe}, {@code insmod}, {@code rmmod}, {@code lsmod}, {@code modinfo} and
 * {@code depmod}, from argument vector to exit status.
 *
 * <p>{@link dev.modparam.modprobe.command.KmodCommands} is the way in.
 */
@NullMarked
package dev.modparam.modprobe.command;

import org.jspecify.annotations.NullMarked;
