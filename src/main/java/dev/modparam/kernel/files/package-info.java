// SPDX-License-Identifier: Apache-2.0

/**
 * The files of a simulated kernel as a process uses them: paths, open files, users, errors. {@link
 * dev.modparam.kernel.SimulatedKernel#files()} gives them.
 */
@NullMarked
package dev.modparam.kernel.files;

import org.jspecify.annotations.NullMarked;
