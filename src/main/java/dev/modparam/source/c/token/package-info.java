// SPDX-License-Identifier: Apache-2.0
/**
 * C text as tokens: letters, literals, numbers, single macros with their arguments put in, and the
 * macros of machines. Not exported.
 */
@NullMarked
package dev.modparam.source.c.token;

import org.jspecify.annotations.NullMarked;
