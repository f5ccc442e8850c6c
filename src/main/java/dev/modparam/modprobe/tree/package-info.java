// SPDX-License-Identifier: Apache-2.0

/**
 * The modules that modprobe can find: a folder such as {@code /lib/modules/6.12.0} with its
 * indexes.
 *
 * <p>{@link dev.modparam.modprobe.tree.ModuleTree} is the way in.
 */
@NullMarked
package dev.modparam.modprobe.tree;

import org.jspecify.annotations.NullMarked;
