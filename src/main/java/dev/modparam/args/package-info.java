// SPDX-License-Identifier: Apache-2.0

/**
 * The argument line of a module: how the kernel cuts it into names and values, and how to write one
 * that it cuts as meant.
 */
@NullMarked
package dev.modparam.args;

import org.jspecify.annotations.NullMarked;
