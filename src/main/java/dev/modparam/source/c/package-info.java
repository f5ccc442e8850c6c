// SPDX-License-Identifier: Apache-2.0

/** Reads and writes module declarations in C. Not exported: {@code CSource} is the way in. */
@NullMarked
package dev.modparam.source.c;

import org.jspecify.annotations.NullMarked;
