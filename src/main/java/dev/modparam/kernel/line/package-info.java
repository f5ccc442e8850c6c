// SPDX-License-Identifier: Apache-2.0

/**
 * Argument lines and the kernel command line: the words that set parameters, the other words, and
 * the records about both. Not exported.
 */
@NullMarked
package dev.modparam.kernel.line;

import org.jspecify.annotations.NullMarked;
