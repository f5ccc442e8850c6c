// SPDX-License-Identifier: Apache-2.0

/** Judges the words of an {@code options} line, so that one cause has one verdict. */
@NullMarked
package dev.modparam.audit.words;

import org.jspecify.annotations.NullMarked;
