// SPDX-License-Identifier: Apache-2.0

/** Definitions written as Java, for people and for the compile-time check. Not exported. */
@NullMarked
package dev.modparam.source.java;

import org.jspecify.annotations.NullMarked;
