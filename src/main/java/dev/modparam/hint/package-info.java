// SPDX-License-Identifier: Apache-2.0

/**
 * Sentences that name the slip behind an argument: what a person did who wrote {@code 09}, {@code
 * 8G} or {@code a:5}, and what to write instead. Not exported.
 */
@NullMarked
package dev.modparam.hint;

import org.jspecify.annotations.NullMarked;
