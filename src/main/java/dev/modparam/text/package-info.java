// SPDX-License-Identifier: Apache-2.0

/**
 * Text that comes from outside: bytes without loss, excerpts for messages, names as the kernel
 * compares them, the nearest name. Not exported.
 */
@NullMarked
package dev.modparam.text;

import org.jspecify.annotations.NullMarked;
