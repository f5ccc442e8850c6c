// SPDX-License-Identifier: Apache-2.0

/**
 * What the readers of text and files report with: a place, a note about it, and the refusal of an
 * input that cannot be read.
 */
@NullMarked
package dev.modparam.input;

import org.jspecify.annotations.NullMarked;
