// SPDX-License-Identifier: Apache-2.0

/**
 * Recorded kernels: {@link dev.modparam.snapshot.KernelSnapshot} writes modules and parameters down
 * as a text, and boots a kernel that is like them.
 */
@NullMarked
package dev.modparam.snapshot;

import org.jspecify.annotations.NullMarked;
