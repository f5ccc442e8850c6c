// SPDX-License-Identifier: Apache-2.0

/** What kernels of different versions do differently: the one table of it. Not exported. */
@NullMarked
package dev.modparam.kernel.feature;

import org.jspecify.annotations.NullMarked;
