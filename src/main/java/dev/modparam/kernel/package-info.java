// SPDX-License-Identifier: Apache-2.0

/**
 * A running kernel: loads modules with arguments, shows their parameters as files, keeps a log and
 * a taint mask, and refuses what Linux refuses, with the same errors.
 *
 * <p>{@link dev.modparam.kernel.SimulatedKernel} is the way in; it gives a {@link
 * dev.modparam.kernel.LoadedModule} for each load.
 */
@NullMarked
package dev.modparam.kernel;

import org.jspecify.annotations.NullMarked;
