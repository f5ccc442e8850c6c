// SPDX-License-Identifier: Apache-2.0

/** Events and listeners: who is told, in which order, and never under a lock. Not exported. */
@NullMarked
package dev.modparam.kernel.event;

import org.jspecify.annotations.NullMarked;
