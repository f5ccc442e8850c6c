// SPDX-License-Identifier: Apache-2.0

/**
 * What modprobe does, without a word printed: looking words up, finding the order of loading,
 * loading and unloading. It tells each {@link dev.modparam.modprobe.engine.Step} to a listener as
 * it happens; plans and commands are printers of these. Not exported.
 */
@NullMarked
package dev.modparam.modprobe.engine;

import org.jspecify.annotations.NullMarked;
