// SPDX-License-Identifier: Apache-2.0

/**
 * Makes the text indexes of a folder of module files, as {@code depmod} does: which files count, in
 * which order, and who needs whom. Not exported.
 */
@NullMarked
package dev.modparam.modprobe.depmod;

import org.jspecify.annotations.NullMarked;
