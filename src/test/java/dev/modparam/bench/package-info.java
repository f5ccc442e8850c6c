// SPDX-License-Identifier: Apache-2.0

/** Measures the library with JMH, and draws what was measured. */
@NullMarked
package dev.modparam.bench;

import org.jspecify.annotations.NullMarked;
