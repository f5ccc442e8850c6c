// SPDX-License-Identifier: Apache-2.0

/**
 * What the readers and writers of all languages share: a text that knows its lines, what it says of
 * one parameter, literals. Not exported.
 */
@NullMarked
package dev.modparam.source.text;

import org.jspecify.annotations.NullMarked;
